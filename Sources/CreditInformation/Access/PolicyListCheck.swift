/// Checks the lists of an access policy: purposes, matters, bulk rights, limits, service hours.
enum PolicyListCheck {
    /// Everything that is wrong with the lists.
    static func findings(in policy: AccessPolicy) -> [AccessPolicyFinding] {
        purposes(of: policy) + matters(of: policy) + bulkRights(of: policy) + limits(of: policy)
            + serviceHours(of: policy)
    }

    private static func purposes(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        var details: [String] = []
        let listed = policy.purposes.map(\.purpose)
        for purpose in QueryPurpose.allCases {
            switch listed.filter({ $0 == purpose }).count {
            case 0: details.append("\(purpose.rawValue) is not listed")
            case 1: break
            default: details.append("\(purpose.rawValue) is listed twice")
            }
        }
        if policy.purposes.contains(where: { CatalogueCheck.isBlank($0.name) }) { details.append("a name is missing") }
        for name in CatalogueCheck.repeated(policy.purposes.map(\.name)) { details.append("\(name) occurs twice") }
        for purpose in [QueryPurpose.governmentMatter, .followUp] {
            if policy.purposes.contains(where: { $0.purpose == purpose && !$0.needsMatter }) {
                details.append("\(purpose.rawValue) must name its matter (HZ-M5)")
            }
        }
        if policy.purposes.contains(where: { $0.purpose == .followUp && !$0.needsFollowUpAuthority }) {
            details.append("follow_up needs the head's written authority (QZ-6)")
        }
        return details.map { AccessPolicyFinding(place: "purposes", requirement: .purposes, detail: $0) }
    }

    private static func matters(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        var details: [String] = []
        if policy.matters.isEmpty { details.append("no matter is listed") }
        for matter in policy.matters {
            let isCode = !matter.matter.isEmpty && matter.matter.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }
            if !isCode { details.append("\"\(matter.matter)\" is no code of lower-case letters and underscores") }
            if CatalogueCheck.isBlank(matter.name) || CatalogueCheck.isBlank(matter.article) {
                details.append("\(matter.matter) lacks its name or article")
            }
        }
        for code in CatalogueCheck.repeated(policy.matters.map(\.matter)) { details.append("\(code) occurs twice") }
        for name in CatalogueCheck.repeated(policy.matters.map(\.name)) { details.append("\(name) occurs twice") }
        return details.map { AccessPolicyFinding(place: "matters", requirement: .matters, detail: $0) }
    }

    private static func bulkRights(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        policy.bulkRights.enumerated().flatMap { position, right in
            var details: [(AccessPolicyRequirement, String)] = []
            if right.roles.isEmpty || right.unitLevels.isEmpty {
                details.append((.bulk, "roles and unit levels must be named"))
            }
            if right.roles.contains(where: { $0.duty != .querying }) {
                details.append((.bulk, "only those who query with a certificate may have bulk results"))
            }
            if right.unitLevels.contains(where: { $0 != .city }) {
                details.append((.bulk, "county units have no bulk results"))
            }
            if [right.ruleID, right.article, right.sentence].contains(where: CatalogueCheck.isBlank) {
                details.append((.missingText, "rule id, article and sentence must be stated"))
            }
            if policy.bulkRights[..<position].contains(where: { $0.operation == right.operation }) {
                details.append((.duplicate, "\(right.operation.rawValue) occurs twice"))
            }
            return details.map {
                AccessPolicyFinding(place: "bulkRights.\(position + 1)", requirement: $0.0, detail: $0.1)
            }
        }
    }

    private static func limits(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        policy.limits.enumerated().flatMap { position, limit in
            var details: [(AccessPolicyRequirement, String)] = []
            if !limit.code.range.contains(limit.value) {
                details.append((.limits, "\(limit.code.rawValue) wants \(limit.code.range), not \(limit.value)"))
            }
            if !UsageLimit.sampleRange.contains(limit.minimumSample) {
                details.append((.limits, "minimumSample wants \(UsageLimit.sampleRange)"))
            }
            if limit.role.map({ $0.duty != .querying }) ?? false {
                details.append((.limits, "only roles that query with a certificate have limits"))
            }
            if [limit.ruleID, limit.article, limit.reason].contains(where: CatalogueCheck.isBlank) {
                details.append((.missingText, "rule id, article and reason must be stated"))
            }
            if policy.limits[..<position].contains(where: { $0.code == limit.code && $0.role == limit.role }) {
                details.append((.duplicate, "\(limit.code.rawValue) of one role occurs twice"))
            }
            return details.map { AccessPolicyFinding(place: "limits.\(position + 1)", requirement: $0.0, detail: $0.1) }
        } + unlimited(policy)
    }

    /// What nobody limits: every code needs a limit that holds for all roles that query.
    private static func unlimited(_ policy: AccessPolicy) -> [AccessPolicyFinding] {
        UsageLimitCode.allCases.filter { code in
            !policy.limits.contains { $0.code == code && $0.role == nil }
        }.map {
            AccessPolicyFinding(
                place: "limits", requirement: .limits, detail: "\($0.rawValue) has no limit for every role")
        }
    }

    private static func serviceHours(of policy: AccessPolicy) -> [AccessPolicyFinding] {
        var details: [String] = []
        var previous: TimeOfDay?
        for hours in policy.serviceHours {
            guard let opens = hours.opens, let closes = hours.closes else {
                details.append("times are written as 08:30")
                continue
            }
            if closes <= opens { details.append("\(opens) to \(closes) is no stretch of a day") }
            if let previous, opens < previous { details.append("\(opens) lies before the end of the stretch before") }
            previous = closes
            if [hours.ruleID, hours.article].contains(where: CatalogueCheck.isBlank) {
                details.append("rule id and article must be stated")
            }
        }
        return details.map { AccessPolicyFinding(place: "serviceHours", requirement: .serviceHours, detail: $0) }
    }
}
