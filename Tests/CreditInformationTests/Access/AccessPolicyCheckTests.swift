import CreditInformation
import Testing

/// What the check refuses: each case is the committed policy of Hangzhou or Jiujiang with one thing changed.
@Suite("Access policy check") struct AccessPolicyCheckTests {
    private static let hangzhou = ConfigurationFile.text("access-policy/hangzhou.json")
    private static let jiujiang = ConfigurationFile.text("access-policy/jiujiang.json")

    private func requirements(_ text: String) -> Set<AccessPolicyRequirement> {
        Set(AccessPolicyCheck.findings(in: AccessPolicyReading(json: Array(text.utf8))).map(\.requirement))
    }

    /// Replaces the only occurrence of a text, so that a test cannot change nothing.
    private func changed(_ text: String, _ old: String, _ new: String) throws -> String {
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "\(old) stands there \(parts.count - 1) times")
        return parts.joined(separator: new)
    }

    @Test(
        "a changed policy of Hangzhou is refused for the right reason",
        arguments: changes)
    func refusals(old: String, new: String, requirement: AccessPolicyRequirement) throws {
        #expect(requirements(try changed(Self.hangzhou, old, new)).contains(requirement))
    }

    private static let changes: [(String, String, AccessPolicyRequirement)] = [
        // HZ-Q3: the public beyond A, or beyond masked.
        (#""openLevels": ["A"], "purposes": ["public_inquiry"]"#, #""purposes": ["public_inquiry"]"#, .publicChannel),
        (#""form": "masked""#, #""form": "full""#, .publicChannel),
        (#""openLevels": ["A"],"#, #""openLevels": ["A", "B"],"#, .publicChannel),
        // HZ-Q3: the window gives C.
        (#""openLevels": ["A", "B"]"#, #""openLevels": ["A", "B", "C"]"#, .windowChannel),
        // PB-10: roles of another duty.
        (#""roles": ["window_clerk"]"#, #""roles": ["window_clerk", "querier"]"#, .duty),
        (#"        "roles": ["querier", "credit_administrator"],"#, "", .duty),
        // HZ-O7.
        (#""form": "marker_only""#, #""form": "masked""#, .underProcessing),
        (
            #""markers": ["under_processing"]"#, #""markers": ["under_processing"], "openLevels": ["A", "B"]"#,
            .underProcessing
        ),
        // JJ-7.
        (
            #""sharing": ["on_authority"], "consents": ["none"]"#,
            #""sharing": ["on_authority"], "consents": ["none"], "openLevels": ["C"]"#, .consent
        ),
        // Words and keys.
        (#""openLevels": ["A"],"#, #""openLevels": ["A", "D"],"#, .unknownValue),
        (#""openLevels": ["A"],"#, #""openlevels": ["A"],"#, .unknownKey),
        (#""label": "2026","#, "", .missingText),
        (#""label": "2026""#, #""label": "2026 年""#, .missingText),
        (#""default": {"#, #""Default": {"#, .missingText),
        (#""article": "杭政函〔2015〕62号 附件1 三、四","#, "", .missingText),
        // Rows.
        (#""form": "marker_only""#, #""form": "full""#, .pointlessRule),
        (#""markers": ["under_processing"]"#, #""markers": []"#, .pointlessRule),
        (#""markers": ["under_processing"]"#, #""markers": ["under_processing", "under_processing"]"#, .pointlessRule),
        (
            #""markers": ["under_processing"]"#, #""markers": ["under_processing"], "unitLevels": ["above"]"#,
            .pointlessRule
        ),
        (
            #""markers": ["under_processing"]"#,
            #""sharing": ["on_authority"], "audiences": ["government"], "consents": ["none"]"#,
            .contradiction
        ),
        (#""markers": ["under_processing"]"#, #""audiences": ["window"], "openLevels": ["C"]"#, .redundantRule),
        // Lists.
        (#""matter": "bidding""#, #""matter": "procurement""#, .matters),
        (#""matter": "bidding""#, #""matter": "Bidding""#, .matters),
        (#""value": 1200"#, #""value": 0"#, .limits), (#""value": 1200"#, #""value": 100001"#, .limits),
        (#""value": 50,"#, #""value": 100,"#, .limits), (#""value": 500,"#, #""value": 100,"#, .limits),
        (#""value": 10,"#, #""value": 1,"#, .limits), (#""minimumSample": 20,"#, #""minimumSample": -1,"#, .limits),
        (#""code": "sequential_run""#, #""code": "queries_per_minute""#, .limits),
        (#""opens": "13:30""#, #""opens": "11:59""#, .serviceHours),
        (#""opens": "13:30""#, #""opens": "17:30""#, .serviceHours),
        (#""opens": "13:30""#, #""opens": "1330""#, .serviceHours),
        (#""purpose": "follow_up", "name": "事后监管""#, #""purpose": "verification", "name": "事后监管""#, .purposes),
    ]

    @Test("QZ-9: bulk results for counties, windows or everybody are refused")
    func bulk() {
        for (old, new) in [
            (#""unitLevels": ["city"]"#, #""unitLevels": ["city", "county"]"#),
            (#""unitLevels": ["city"]"#, #""unitLevels": []"#),
        ] {
            #expect(requirements(Self.hangzhou.replacing(old, with: new)) == [.bulk])
        }
        // Six blanks: the rights, not the rules.
        let windows = Self.hangzhou.replacing("\n      \(querying)", with: "\n      \"roles\": [\"window_clerk\"]")
        #expect(requirements(windows) == [.bulk])
    }

    private let querying = #""roles": ["querier", "credit_administrator"]"#

    @Test("QZ-6: following up without the head's authority is refused")
    func followUp() throws {
        let text = try changed(Self.hangzhou, #""needsFollowUpAuthority": true"#, #""needsFollowUpAuthority": false"#)
        #expect(requirements(text) == [.purposes])
    }

    @Test("JJ-7: Jiujiang without its prohibition gives items on authority and is refused")
    func consentOfJiujiang() throws {
        let text = try changed(
            Self.jiujiang, #""sharing": ["on_authority"], "consents": ["none"]"#,
            #""sharing": ["on_authority"], "consents": ["none"], "relations": ["below"]"#)
        #expect(requirements(text) == [.consent, .redundantRule])
    }

    @Test("a rule that stands there twice is refused as such")
    func duplicates() throws {
        var policy = try AccessPolicy(checking: Array(Self.jiujiang.utf8))
        policy.rules.append(policy.rules[3])
        let found = AccessPolicyCheck.findings(in: policy)
        #expect(Set(found.map(\.requirement)) == [.duplicate, .redundantRule])
        #expect(found.contains { $0.place == "rules.9" && $0.requirement == .duplicate })
    }

    @Test("what is no policy at all is one finding, and nothing is thrown away silently")
    func unreadable() {
        #expect(requirements("{") == [.unreadable])
        #expect(requirements(#"{"rules": 7}"#) == [.unreadable])
        #expect(throws: AccessPolicyRefusal.self) { try AccessPolicy(checking: Array("[]".utf8)) }
    }

    @Test("X-7: every requirement has a sentence of its own")
    func sentences() {
        let sentences = AccessPolicyRequirement.allCases.map(\.sentence)
        #expect(Set(sentences).count == sentences.count)
    }

    @Test(
        "times of the day are read to the minute, and only as written",
        arguments: [
            ("00:00", 0), ("23:59", 1439), ("24:00", nil), ("12:60", nil), ("8:30", nil), ("08-30", nil), ("", nil),
        ]
            as [(String, Int?)])
    func times(text: String, minutes: Int?) {
        #expect(TimeOfDay(text)?.minutes == minutes)
        #expect(TimeOfDay(text).map(\.description) == minutes.map { _ in text })
    }
}
