/// Checks an access policy before it may be published.
///
/// - Rule: HZ-Q3, HZ-O7, JJ-7, PB-1, PB-10, QZ-4, QZ-8, QZ-9, QZ-12.
public enum AccessPolicyCheck {
    /// Greatest length of a label, in characters.
    static let longestLabel = 32

    /// Everything that is wrong with a file: what could not be read and what should not stand there.
    public static func findings(in reading: AccessPolicyReading) -> [AccessPolicyFinding] {
        reading.findings + (reading.policy.map(findings(in:)) ?? [])
    }

    /// Everything that is wrong with a policy.
    public static func findings(in policy: AccessPolicy) -> [AccessPolicyFinding] {
        texts(of: policy) + rules(of: policy) + decisions(of: policy) + PolicyListCheck.findings(in: policy)
    }

    private static func texts(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        [
            ("label", policy.label), ("title", policy.title), ("legalBasis", policy.legalBasis),
            ("default.ruleID", policy.defaultRule.ruleID), ("default.article", policy.defaultRule.article),
            ("default.sentence", policy.defaultRule.sentence),
        ].filter { CatalogueCheck.isBlank($0.1) }.map {
            AccessPolicyFinding(place: "policy", requirement: .missingText, detail: "\($0.0) is missing")
        } + label(of: policy)
    }

    /// The label stands in answers as it is.
    private static func label(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        let characters = policy.label.unicodeScalars
        let isPlain = characters.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-._".unicodeScalars.contains(scalar))
        }
        guard !isPlain || characters.count > longestLabel else { return [] }
        return [
            AccessPolicyFinding(
                place: "policy", requirement: .missingText,
                detail: "label has up to \(longestLabel) letters, digits, hyphens, points and underscores")
        ]
    }

    // MARK: Rules, one by one and against each other

    private static func rules(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        var findings: [AccessPolicyFinding] = []
        if policy.rules.isEmpty {
            findings.append(.init(place: "policy", requirement: .missingText, detail: "there are no rules"))
        }
        for (position, rule) in policy.rules.enumerated() {
            func refuse(_ requirement: AccessPolicyRequirement, _ detail: String) {
                findings.append(.init(place: "rules.\(position + 1)", requirement: requirement, detail: detail))
            }
            if [rule.ruleID, rule.article, rule.sentence].contains(where: CatalogueCheck.isBlank) {
                refuse(.missingText, "rule id, article and sentence must be stated")
            }
            for detail in pointless(rule) { refuse(.pointlessRule, detail) }
            for (other, earlier) in policy.rules[..<position].enumerated()
            where earlier.conditions.normalised == rule.conditions.normalised {
                let isSame = earlier.effect == rule.effect && earlier.form == rule.form
                refuse(isSame ? .duplicate : .contradiction, "same conditions as rule \(other + 1)")
            }
            if isRedundant(position, in: policy) {
                refuse(.redundantRule, "without it every decision stays the same")
            }
        }
        return findings
    }

    private static func pointless(_ rule: AccessRule) -> [String] {
        var details: [String] = []
        if rule.conditions.hasEmptyOrRepeated { details.append("a condition is empty or names a value twice") }
        if rule.conditions.unitLevels?.contains(.above) == true { details.append("no asking unit is above the city") }
        switch (rule.effect, rule.form) {
        case (.permit, .nothing): details.append("permits nothing")
        case (.permit, .markerOnly): details.append("a marker alone is left over by a forbid, not permitted")
        case (.forbid, .full): details.append("forbids nothing")
        default: break
        }
        return details
    }

    private static func isRedundant(_ position: Int, in policy: AccessPolicy) -> Bool {
        var without = policy
        without.rules.remove(at: position)
        var changes = false
        AccessMatrix(policy).forEachCase { _, situation in
            guard !changes, policy.rules[position].conditions.match(situation) else { return }
            changes = policy.decision(in: situation).form != without.decision(in: situation).form
        }
        return !changes
    }

    // MARK: What the rules come to

    private static func decisions(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        var breaches: [AccessPolicyRequirement: (first: AccessSituation, cases: Int)] = [:]
        AccessMatrix(policy).forEachCase { _, situation in
            let form = policy.decision(in: situation).form
            for requirement in broken(by: form, in: situation) {
                breaches[requirement, default: (situation, 0)].cases += 1
            }
        }
        return AccessPolicyRequirement.allCases.compactMap { requirement in
            breaches[requirement].map { breach in
                AccessPolicyFinding(
                    place: "rules", requirement: requirement,
                    detail: "in \(breach.cases) cases, the first of them: \(breach.first.summary)")
            }
        }
    }

    /// Requirements that no policy may break, whatever its rules say.
    private static func broken(
        by form: DisclosureForm, in situation: AccessSituation
    ) -> [AccessPolicyRequirement] {
        guard form.rank > DisclosureForm.nothing.rank else { return [] }
        var broken: [AccessPolicyRequirement] = []
        switch situation.audience {
        case .network:
            if situation.openLevel != .open || form.rank > DisclosureForm.masked.rank { broken.append(.publicChannel) }
        case .window:
            if situation.openLevel == .insideGovernment { broken.append(.windowChannel) }
            if situation.role != .windowClerk { broken.append(.duty) }
        case .government:
            if situation.role?.duty != .querying { broken.append(.duty) }
            if situation.sharing == .onAuthority, situation.consent == .absent { broken.append(.consent) }
        }
        if situation.marker == .underProcessing, form.rank > DisclosureForm.markerOnly.rank {
            broken.append(.underProcessing)
        }
        return broken
    }
}

extension AccessConditions {
    /// The same conditions whatever the order and number of the values.
    fileprivate var normalised: [Set<String>?] { words.map { $0.values.map(Set.init) } }

    /// Whether a dimension can't be met or says something twice.
    fileprivate var hasEmptyOrRepeated: Bool {
        words.contains { $0.values.map { $0.isEmpty || Set($0).count < $0.count } ?? false }
    }

    /// The dimensions with their values as words of the database, in their order; nil is left open.
    public var words: [(dimension: String, values: [String]?)] {
        [
            ("audiences", audiences?.map(\.rawValue)), ("roles", roles?.map(\.rawValue)),
            ("unitLevels", unitLevels?.map(\.rawValue)), ("relations", relations?.map(\.rawValue)),
            ("openLevels", openLevels?.map(\.rawValue)), ("sharing", sharing?.map(\.rawValue)),
            ("consents", consents?.map(\.rawValue)), ("markers", markers?.map(\.rawValue)),
            ("purposes", purposes?.map(\.rawValue)),
        ]
    }
}

extension AccessSituation {
    /// The situation in one line of the database's words.
    var summary: String {
        [
            audience.rawValue, role?.rawValue ?? "no role", unitLevel?.rawValue ?? "no unit",
            relation?.rawValue ?? "no relation", openLevel.rawValue, sharing.rawValue, "consent \(consent.rawValue)",
            "marker \(marker.rawValue)", purpose.rawValue,
        ].joined(separator: ", ")
    }
}
