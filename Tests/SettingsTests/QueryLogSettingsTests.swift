import Settings
import Testing

/// HZ-Q15: the settings of the query log, its signer and a witness.
@Suite struct QueryLogSettingsTests {
    @Test func anEmptyDocumentGivesTheDefaults() throws {
        let settings = try accepted("{}")
        #expect(settings.queryLog.origin == "330100.credit/query-log")
        #expect(settings.queryLog.publicationDirectory == "/var/lib/credit/signer/public")
        #expect(settings.queryLog.verifierKeyFile == "/var/lib/credit/signer/public/verifier.key")
        #expect(settings.queryLog.policyFile == nil)
        #expect(settings.queryLog.checkpointStallSeconds == 900)
        #expect(settings.signer.algorithm == .ed25519)
        #expect(settings.signer.stateDirectory == "/var/lib/credit/signer/state")
        #expect(settings.witness.name == nil)
        #expect(settings.witness.socketMode == 0o660)
    }

    @Test(arguments: [
        ("queryLog", "checkpointStallSeconds", 10, 86_400), ("queryLog", "integrationIntervalMilliseconds", 10, 5000),
        ("signer", "intervalMilliseconds", 200, 60_000), ("signer", "patrolEntriesPerSecond", 100, 1_000_000),
        ("signer", "witnessTimeoutMilliseconds", 100, 30_000),
    ])
    func bothEndsOfARangeAreAllowedAndTheirNeighboursAreNot(section: String, key: String, low: Int, high: Int) {
        let read = { (value: Int) in problems("{ \(section): { \(key): \(value) } }").map(\.key) }
        #expect(read(low) == [])
        #expect(read(high) == [])
        #expect(read(low - 1) == ["\(section).\(key)"])
        #expect(read(high + 1) == ["\(section).\(key)"])
    }

    @Test func theOriginFollowsTheJurisdictionUnlessItIsGiven() throws {
        #expect(try accepted("{ profile: \"jiujiang\" }").queryLog.origin == "360400.credit/query-log")
        #expect(
            try accepted("{ queryLog: { origin: \"credit.hangzhou.gov.cn/log\" } }").queryLog.origin
                == "credit.hangzhou.gov.cn/log")
    }

    @Test func aNameOfALogHasNoBlankAndNoPlusAndAnEnd() {
        for name in ["", "a b", "a+b", "杭州", String(repeating: "a", count: 256)] {
            #expect(problems("{ queryLog: { origin: \"\(name)\" } }").map(\.key) == ["queryLog.origin"])
        }
        #expect(problems("{ queryLog: { origin: \"\(String(repeating: "a", count: 255))\" } }") == [])
        #expect(problems("{ witness: { name: \"a+b\" } }").map(\.key) == ["witness.name"])
        #expect(problems("{ witness: { name: \"\" } }") == [])
    }

    @Test func thePolicyFileIsBelowHomeWhenItIsNamed() throws {
        let named = try accepted("{ home: \"/srv\", queryLog: { policyFile: \"signer/policy\" } }")
        #expect(named.queryLog.policyFile == "/srv/signer/policy")
        #expect(problems("{ queryLog: { policyFile: \"../policy\" } }").map(\.key) == ["queryLog.policyFile"])
    }

    @Test func noTwoPartsShareADatabaseUser() {
        #expect(problems("{ database: { signerUser: \"credit_auditor\" } }").count == 1)
        #expect(problems("{ database: { signerUser: \"credit_public\" } }").count == 1)
        #expect(problems("{ database: { signerUser: \"another\" } }") == [])
    }
}
