import Settings
import Testing

@Suite struct AudienceSettingsTests {
    @Test("the audiences with certificates and accounts are off until they have a socket")
    func theyAreOffByDefault() throws {
        let settings = try accepted("{}")
        #expect(settings.government.socketPath == nil)
        #expect(settings.staff.socketPath == nil)
        let on = try accepted(#"{ government: { socketPath: "run/g.sock" }, staff: { socketPath: "/s.sock" } }"#)
        #expect(on.government.socketPath == "/var/lib/credit/run/g.sock")
        #expect(on.staff.socketPath == "/s.sock")
        #expect(on.government.authoritiesFile == "/var/lib/credit/certificates/authorities.pem")
        #expect(on.government.interfaceFile == "/etc/credit/openapi/government.json")
        #expect(on.staff.interfaceFile == "/etc/credit/openapi/staff.json")
        #expect(on.government.socketMode == 0o660)
    }

    @Test(arguments: [
        ("government", "queryConnections", 1, 32), ("government", "commandThreads", 1, 32),
        ("government", "commandQueueLimit", 1, 4096), ("government", "maximumBatches", 1, 1024),
        ("government", "chunkSubjects", 1, 1000), ("government", "verificationSubjects", 1, 100_000),
        ("government", "maximumBodyBytes", 1024, 16_777_216), ("government", "maximumConnections", 1, 16_384),
        ("government", "certificateCacheEntries", 1, 65_536), ("staff", "commandThreads", 1, 32),
        ("staff", "commandQueueLimit", 1, 4096), ("staff", "maximumBodyBytes", 1024, 1_048_576),
        ("staff", "maximumConnections", 1, 16_384), ("files", "maximumFileBytes", 65_536, 33_554_432),
        ("files", "transfersAtOnce", 1, 64),
    ])
    func bothEndsOfARangeAreAllowedAndTheirNeighboursAreNot(section: String, key: String, low: Int, high: Int) {
        let read = { (value: Int) in problems("{ \(section): { \(key): \(value) } }").map(\.key) }
        #expect(read(low) == [])
        #expect(read(high) == [])
        #expect(read(low - 1) == ["\(section).\(key)"])
        #expect(read(high + 1) == ["\(section).\(key)"])
    }

    @Test("what other programs are configured with is the value in force")
    func valuesInForce() throws {
        let settings = try accepted("{ files: { maximumFileBytes: 65536 } }")
        #expect(settings.text(of: "files.maximumFileBytes") == "65536")
        #expect(settings.text(of: "files.transfersAtOnce") == "8")
        #expect(settings.text(of: "files.directory") == "/var/lib/credit/files")
        #expect(settings.text(of: "files.size") == nil)
        #expect(settings.keys.allSatisfy { settings.text(of: $0) != nil })
    }

    @Test("a route of one audience must not exist on another's socket")
    func socketsDiffer() {
        #expect(
            problems(#"{ government: { socketPath: "run/public.sock" } }"#).map(\.key) == ["government.socketPath"])
        #expect(problems(#"{ staff: { socketPath: "run/operator.sock" } }"#).map(\.key) == ["staff.socketPath"])
        #expect(
            problems(#"{ government: { socketPath: "a" }, staff: { socketPath: "a" } }"#).map(\.key)
                == ["staff.socketPath"])
        let long = String(repeating: "x", count: 108)
        #expect(problems("{ government: { socketPath: \"/\(long.dropLast())\" } }").count == 1)
        #expect(problems("{ government: { socketPath: \"/\(long.dropLast(2))\" } }") == [])
    }

    @Test("limits that contradict each other are refused")
    func contradictions() {
        #expect(problems("{ government: { waitingRoomLimit: 64 } }") == [])
        #expect(problems("{ government: { waitingRoomLimit: 63 } }").map(\.key) == ["government.waitingRoomLimit"])
        for section in ["government", "staff"] {
            let read = { (value: Int) in
                problems("{ \(section): { statementDeadlineMilliseconds: \(value) } }").map(\.key)
            }
            #expect(read(9999) == [])
            #expect(read(10_000) == ["\(section).statementDeadlineMilliseconds"])
        }
        #expect(problems("{ government: { batchDeadlineMilliseconds: 5001 } }") == [])
        #expect(
            problems("{ government: { batchDeadlineMilliseconds: 5000 } }").map(\.key)
                == ["government.batchDeadlineMilliseconds"])
    }

    @Test("nine parts log in as nine roles")
    func rolesDiffer() {
        #expect(problems(#"{ database: { governmentUser: "credit_public" } }"#).map(\.key) == ["database.publicUser"])
        #expect(problems(#"{ database: { staffUser: "credit_government" } }"#).map(\.key) == ["database.publicUser"])
    }
}
