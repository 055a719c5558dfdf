import Settings
import Testing

/// Reads settings that must be accepted.
func accepted(_ text: String, _ environment: [String: String] = [:]) throws -> Settings {
    try Settings.parse(text, folder: "/etc/credit", environment: environment)
}

/// Problems of settings that must be refused; empty when they were accepted.
func problems(_ text: String, _ environment: [String: String] = [:]) -> [SettingsProblem] {
    do {
        _ = try Settings.parse(text, folder: "/etc/credit", environment: environment)
        return []
    } catch {
        return error.problems
    }
}

@Suite struct SettingsTests {
    @Test func anEmptyDocumentGivesTheDefaults() throws {
        let settings = try accepted("{}")
        #expect(settings.profile == "hangzhou")
        #expect(settings.jurisdiction == "330100")
        #expect(settings.home == "/var/lib/credit")
        #expect(settings.database.socketDirectory == "/run/postgresql")
        #expect(settings.database.port == 5432)
        #expect(settings.public.socketPath == "/var/lib/credit/run/public.sock")
        #expect(settings.public.socketMode == 0o660)
        #expect((1...4).contains(settings.public.loops))
        #expect(settings.catalogue.directory == "/etc/credit/catalogue")
        #expect(settings.openapi.file == "/etc/credit/openapi/public.json")
        #expect(settings.secrets.identifierDigestKeyFile == "/var/lib/credit/secrets/identifier-digest.key")
        #expect(settings.log.level == .info)
        #expect(settings.algorithms.digest == .sha256)
    }

    @Test("X-6: the share of bad rows that refuses a file is 30 percent by default")
    func theRejectThresholdIsThirtyPercent() throws {
        #expect(try accepted("{}").intake.rejectThresholdPercent == 30)
        #expect(try accepted("{ intake: { rejectThresholdPercent: 0 } }").intake.rejectThresholdPercent == 0)
        #expect(try accepted("{ intake: { rejectThresholdPercent: 100 } }").intake.rejectThresholdPercent == 100)
        #expect(problems("{ intake: { rejectThresholdPercent: 101 } }").count == 1)
        #expect(problems("{ intake: { rejectThresholdPercent: -1 } }").count == 1)
    }

    @Test func commentsAndTrailingCommasAreAllowed() throws {
        let settings = try accepted(
            """
            // a comment
            { /* another */ "database": { "port": 5433, }, }
            """)
        #expect(settings.database.port == 5433)
    }

    @Test(arguments: [
        ("public", "loops", 1, 64), ("public", "batchLimit", 1, 256), ("database", "port", 1, 65_535),
        ("public", "maximumBodyBytes", 0, 1_048_576), ("intake", "chunkRows", 1, 10_000),
    ])
    func bothEndsOfARangeAreAllowedAndTheirNeighboursAreNot(section: String, key: String, low: Int, high: Int) {
        let read = { (value: Int) in problems("{ \(section): { \(key): \(value) } }").map(\.key) }
        #expect(read(low) == [])
        #expect(read(high) == [])
        #expect(read(low - 1) == ["\(section).\(key)"])
        #expect(read(high + 1) == ["\(section).\(key)"])
    }

    @Test func everyProblemIsReportedAtOnce() {
        let found = problems(
            """
            { profile: "Hangzhou", colour: 1, database: { port: "5432", nam: "x" },
              public: { loops: 0, socketMode: "0666" }, log: { level: "loud" } }
            """,
            ["CREDIT_INTAKE_CHUNK_ROWS": "many", "CREDIT_DATABASE_PROT": "1"])
        #expect(
            found.map(\.key) == [
                "CREDIT_DATABASE_PROT", "colour", "database.nam", "database.port", "intake.chunkRows", "log.level",
                "profile", "public.loops", "public.socketMode",
            ])
    }

    @Test func aProblemNamesKeyValueAndRange() {
        let lines = problems("{ public: { loops: 65 } }").map(\.description)
        #expect(lines == ["public.loops: 65 is refused; allowed: a whole number from 1 to 64"])
    }

    @Test func valuesOfTheSectionSecretsAreNeverShown() {
        let found = problems(
            "{ secrets: { identifierDigestKeyFile: \"a//b\", hidden: \"swordfish\", allowGroupRead: \"swordfish\" } }",
            ["CREDIT_SECRETS_FIELD_ENCRYPTION_KEY_FILE": "sword//fish"])
        #expect(found.count == 4)
        for problem in found {
            #expect(problem.value == nil)
            #expect(!problem.description.contains("fish"))
            #expect(!problem.description.contains("a//b"))
        }
    }

    @Test func anUnknownKeyIsToldWhereItBelongs() {
        let found = problems("{ database: { batchLimit: 5 } }")
        #expect(found.map(\.allowed) == ["unknown key; did you mean government.batchLimit, public.batchLimit?"])
    }

    @Test func aGroupInPlaceOfAValueAndAValueInPlaceOfAGroupAreRefused() {
        #expect(problems("{ profile: { city: 1 } }").map(\.key) == ["profile.city"])
        #expect(problems("{ database: 5 }").map(\.key) == ["database"])
        #expect(problems("{ nothing: {} }").map(\.key) == ["nothing"])
        #expect(problems("{ database: {} }") == [])
        #expect(problems("[]").map(\.key) == ["(document)"])
        #expect(problems("{ database: { port: 5432.5 } }").map(\.key) == ["database.port"])
        #expect(problems("{ database: { port: null } }").map(\.key) == ["database.port"])
    }

    @Test func brokenTextIsRefusedWithoutQuotingIt() {
        let found = problems("{ secrets: { x: \"swordfish }")
        #expect(found.count == 1)
        #expect(!found.contains { $0.description.contains("swordfish") })
    }

    @Test func theEnvironmentOverridesTheFile() throws {
        let settings = try accepted(
            "{ database: { socketDirectory: \"/a\", port: 1 }, secrets: { allowGroupRead: false } }",
            [
                "CREDIT_DATABASE_SOCKET_DIRECTORY": "/b", "CREDIT_SECRETS_ALLOW_GROUP_READ": "true",
                "CREDIT_HOME": "/c", "CREDIT_PUBLIC_LOOPS": "3", "CREDIT_LOG_LEVEL": "debug", "PATH": "/bin",
            ])
        #expect(settings.database.socketDirectory == "/b")
        #expect(settings.database.port == 1)
        #expect(settings.secrets.allowGroupRead)
        #expect(settings.public.socketPath == "/c/run/public.sock")
        #expect(settings.public.loops == 3)
        #expect(settings.log.level == .debug)
    }

    @Test func variablesOfScriptsAreNoOverrides() {
        let scripts = ["CREDIT_PUBLIC_PORT": "8080", "CREDIT_SAMPLE_SUBJECTS": "0", "CREDIT_TEST_ANY": "1"]
        #expect(problems("{}", scripts) == [])
    }

    @Test func aBadValueInTheFileIsNotExcusedByAVariable() {
        #expect(problems("{ database: { port: 0 } }", ["CREDIT_DATABASE_PORT": "5432"]).count == 1)
    }

    @Test func anotherCityMustNameItsDivision() throws {
        #expect(try accepted("{ profile: \"jiujiang\" }").jurisdiction == "360400")
        #expect(problems("{ profile: \"ningbo\" }").map(\.key) == ["jurisdiction"])
        #expect(try accepted("{ profile: \"ningbo\", jurisdiction: \"330200\" }").jurisdiction == "330200")
        #expect(problems("{ jurisdiction: \"033010\" }").map(\.key) == ["jurisdiction"])
        #expect(problems("{ jurisdiction: \"33010\" }").map(\.key) == ["jurisdiction"])
    }

    @Test func aSocketPathOfOneHundredSevenBytesIsTheLongest() throws {
        let longest = "/" + String(repeating: "s", count: 106)
        #expect(try accepted("{ public: { socketPath: \"\(longest)\" } }").public.socketPath.utf8.count == 107)
        #expect(problems("{ public: { socketPath: \"\(longest)s\" } }").map(\.key) == ["public.socketPath"])
        // Also when the default becomes too long below a long home.
        let home = "/" + String(repeating: "h", count: 100)
        #expect(
            problems("{ home: \"\(home)\" }").map(\.key) == [
                "operator.socketPath", "public.socketPath", "witness.socketPath",
            ])
    }

    @Test(arguments: ["0600", "0660", "0640", "0770", "0700"])
    func socketModesForOwnerAndGroupAreAllowed(mode: String) throws {
        #expect(try accepted("{ public: { socketMode: \"\(mode)\" } }").public.socketMode == UInt32(mode, radix: 8))
    }

    @Test(arguments: ["0666", "660", "0400", "0680", "0661", "1660"])
    func socketModesForEverybodyAreRefused(mode: String) {
        #expect(problems("{ public: { socketMode: \"\(mode)\" } }").map(\.key) == ["public.socketMode"])
    }

    @Test func keysThatContradictEachOtherAreRefused() {
        #expect(
            problems("{ public: { requestDeadlineMilliseconds: 3000 } }").map(\.key)
                == ["public.statementDeadlineMilliseconds"])
        #expect(problems("{ public: { requestDeadlineMilliseconds: 3001 } }") == [])
        #expect(problems("{ public: { waitingRoomLimit: 255 } }").map(\.key) == ["public.waitingRoomLimit"])
        #expect(problems("{ public: { searchPageDefault: 101 } }").map(\.key) == ["public.searchPageDefault"])
        #expect(problems("{ database: { intakeUser: \"credit_public\" } }").map(\.key) == ["database.publicUser"])
        #expect(problems("{ operator: { socketPath: \"run/public.sock\" } }").map(\.key) == ["operator.socketPath"])
    }

    @Test func differencesSayWhatNeedsARestart() throws {
        let before = try accepted("{}")
        let after = try accepted("{ log: { level: \"debug\" }, database: { port: 5433 }, public: { batchLimit: 256 } }")
        #expect(
            after.difference(from: before) == [
                SettingsChange(key: "database.port", effect: .restart),
                SettingsChange(key: "log.level", effect: .reload),
            ])
        #expect(after.difference(from: after) == [])
    }
}
