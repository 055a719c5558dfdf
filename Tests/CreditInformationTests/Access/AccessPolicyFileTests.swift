import CreditInformation
import Testing

/// The committed policies.
@Suite("Committed access policies") struct AccessPolicyFileTests {
    private func policy(_ city: RuleProfile) throws -> AccessPolicy {
        try AccessPolicy(checking: ConfigurationFile.bytes("access-policy/\(city.rawValue).json"))
    }

    @Test("PB-1: the committed policies pass the check", arguments: RuleProfile.cities)
    func committedPoliciesAreAccepted(city: RuleProfile) throws {
        let policy = try policy(city)
        #expect(policy.profile == city)
        #expect(policy.rules.allSatisfy { $0.sentence.contains { $0.unicodeScalars.allSatisfy { $0.value > 0x4E00 } } })
    }

    @Test("HZ-M5: the six matters of the city's list are in both policies", arguments: RuleProfile.cities)
    func matters(city: RuleProfile) throws {
        let names = try policy(city).matters.map(\.name)
        for name in ["政府采购", "招标投标", "行政审批", "市场准入", "资质审核", "财政资金扶持和奖励"] {
            #expect(names.contains(name))
        }
    }

    @Test("QZ-4, QZ-6, HZ-M5: what the purposes of government need", arguments: RuleProfile.cities)
    func purposes(city: RuleProfile) throws {
        let rules = try policy(city).purposes
        func needs(_ purpose: QueryPurpose) -> [Bool] {
            rules.filter { $0.purpose == purpose }
                .flatMap { [$0.needsMatter, $0.needsCaseNumber, $0.needsFollowUpAuthority] }
        }
        #expect(needs(.governmentMatter) == [true, true, false] && needs(.followUp) == [true, true, true])
        #expect(needs(.verification) == [true, true, false] && needs(.objectionCheck) == [false, true, false])
        #expect(needs(.publicInquiry) == [false, false, false])
    }

    @Test("QZ-9: counties and windows have no bulk results, cities do", arguments: RuleProfile.cities)
    func bulk(city: RuleProfile) throws {
        let rights = try policy(city).bulkRights
        #expect(Set(rights.map(\.operation)) == Set(BulkOperation.allCases))
        #expect(rights.allSatisfy { $0.unitLevels == [.city] && $0.roles.allSatisfy { $0.duty == .querying } })
    }

    @Test("QZ-12: a full batch passes the limits of a minute and a day", arguments: RuleProfile.cities)
    func limitsLetABatchPass(city: RuleProfile) throws {
        for limit in try policy(city).limits {
            switch limit.code {
            case .queriesPerMinute, .queriesPerDay: #expect(limit.value >= 1_000)
            case .outsideSharePercent, .jumpFactorPercent, .sequentialRun: #expect(limit.value > 0)
            }
        }
    }

    @Test("QZ-8: the noon of a working day is outside the hours", arguments: RuleProfile.cities)
    func noonIsClosed(city: RuleProfile) throws {
        let noon = try #require(TimeOfDay("12:30"))
        let hours = try policy(city).serviceHours
        #expect(hours.count == 2)
        for stretch in hours {
            let (opens, closes) = (try #require(stretch.opens), try #require(stretch.closes))
            #expect(noon < opens || noon >= closes)
        }
    }

    @Test("JJ-7, HZ-Q3: what stands out in each city", arguments: RuleProfile.cities)
    func examples(city: RuleProfile) throws {
        let policy = try policy(city)
        var asked = AccessSituation(
            audience: .government, role: .querier, unitLevel: .county, relation: .above, openLevel: .insideGovernment,
            sharing: .shared, consent: .absent, marker: .unmarked, purpose: .governmentMatter)
        let isHangzhou = city == .hangzhou
        #expect(policy.decision(in: asked).form == (isHangzhou ? .full : .nothing))
        asked.relation = .own
        #expect(policy.decision(in: asked).form == .full)
        asked.sharing = .onAuthority
        let refused = policy.decision(in: asked)
        #expect(refused.form == .nothing && refused.ruleID == (isHangzhou ? "HZ-S6" : "JJ-7"))
        asked.consent = .granted
        #expect(policy.decision(in: asked).form == .full)
        asked.marker = .underProcessing
        #expect(policy.decision(in: asked).ruleID == "HZ-O7")
        asked.role = .auditor
        #expect(policy.decision(in: asked).ruleNumber == nil)
    }

    @Test("the table prints every rule, and what it comes to in few lines", arguments: RuleProfile.cities)
    func table(city: RuleProfile) throws {
        let policy = try policy(city)
        let lines = PolicyTable.lines(of: policy)
        let text = lines.joined(separator: "\n")
        for (place, rule) in policy.rules.enumerated() {
            #expect(text.contains("  \(place + 1). \(rule.sentence)。"))
            #expect(text.contains("规则\(place + 1)，\(rule.ruleID)〕") == (rule.form != .nothing))
        }
        #expect(lines.contains("    完整提供〔规则3，\(city == .hangzhou ? "HZ-Q3" : "JJ-4")〕：") == false)
        #expect(lines.count < 90)
    }
}
