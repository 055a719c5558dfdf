/// The access policy of a city: who is given what, in which form, and on which rule.
///
/// A value read from a file. In the running system `credit.decide_access` evaluates its rows inside the statement that
/// reads the records; ``decision(in:)`` says the same without a database, for the check and for prints. Only a policy
/// that ``AccessPolicyCheck`` does not refuse may be published; ``init(checking:)`` makes no other.
/// - Rule: HZ-Q3, JJ-1, JJ-4 to JJ-7.
public struct AccessPolicy: Sendable, Hashable {
    /// Profile that the policy belongs to.
    public let profile: RuleProfile
    /// Label, such as `2026`; one label, one policy.
    public var label: String
    /// Chinese title.
    public let title: String
    /// Regulations on which it rests.
    public let legalBasis: String
    /// What holds where no rule permits anything.
    public let defaultRule: DefaultRule
    /// The rules; their numbers are their places, from 1.
    public var rules: [AccessRule]
    /// The closed list of purposes.
    public let purposes: [PurposeRule]
    /// The matters in which credit information must be used.
    public let matters: [QueryMatter]
    /// Who may ask about many subjects at once.
    public let bulkRights: [BulkRight]
    /// What blocks an account.
    public let limits: [UsageLimit]
    /// When government users query; empty: at any time.
    public let serviceHours: [ServiceHours]
}

extension AccessPolicy {
    /// What the policy says about a situation.
    ///
    /// The greatest form of the permits that match, lowered to the least of the forbids that match; of equal ones the
    /// first. Without a permit nothing is handed out.
    public func decision(in situation: AccessSituation) -> AccessDecision {
        var permit: (number: Int, rule: AccessRule)?
        var forbid: (number: Int, rule: AccessRule)?
        for (position, rule) in rules.enumerated() where rule.conditions.match(situation) {
            switch rule.effect {
            case .permit where rule.form.rank > permit?.rule.form.rank ?? 0: permit = (position + 1, rule)
            case .forbid where rule.form.rank < forbid?.rule.form.rank ?? .max: forbid = (position + 1, rule)
            case .permit, .forbid: break
            }
        }
        guard let permit else {
            return AccessDecision(form: .nothing, ruleID: defaultRule.ruleID, ruleNumber: nil)
        }
        let decisive = forbid.flatMap { $0.rule.form.rank < permit.rule.form.rank ? $0 : nil } ?? permit
        return AccessDecision(
            form: decisive.rule.form, ruleID: decisive.rule.ruleID, ruleNumber: decisive.number)
    }

    /// Reads and checks a policy file.
    ///
    /// - Parameter json: The file's bytes: UTF-8 JSON, comments allowed.
    /// - Throws: ``AccessPolicyRefusal`` with every finding when any of them refuses the policy.
    public init(checking json: [UInt8]) throws(AccessPolicyRefusal) {
        let reading = AccessPolicyReading(json: json)
        let findings = AccessPolicyCheck.findings(in: reading)
        guard let policy = reading.policy, findings.isEmpty else { throw AccessPolicyRefusal(findings: findings) }
        self = policy
    }
}

extension AccessPolicy: Decodable {
    /// Reads a policy leniently: use ``AccessPolicyReading`` or ``init(checking:)``, which keep the complaints.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder,
            known: [
                "profile", "label", "title", "legalBasis", "default", "rules", "purposes", "matters", "bulkRights",
                "limits", "serviceHours",
            ])
        profile = try object.name("profile", fallback: .hangzhou)
        label = try object.text("label")
        title = try object.text("title")
        legalBasis = try object.text("legalBasis")
        defaultRule = try object.optional("default") ?? DefaultRule(ruleID: "", article: "", sentence: "")
        rules = try object.list("rules")
        purposes = try object.list("purposes")
        matters = try object.list("matters")
        bulkRights = try object.list("bulkRights")
        limits = try object.list("limits")
        serviceHours = try object.list("serviceHours")
    }
}
