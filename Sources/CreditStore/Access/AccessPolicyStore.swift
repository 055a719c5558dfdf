public import CreditInformation
public import Postgres

/// Reads access policies and asks the database what they say.
///
/// Confined to the thread of its connection, which logs in as intake.
public struct AccessPolicyStore {
    let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The policy in force on a day, or nil when none is.
    public func inForce(on day: CalendarDate) throws(PostgresError) -> StoredAccessPolicy? {
        try read(
            """
            select policy_id, profile, label, effective_on, document::text, document_digest
            from credit.access_policy where policy_id = credit.policy_in_force($1)
            """, [.day(day)])
    }

    /// The policy that begins last, or nil before the first publication.
    public func newest() throws(PostgresError) -> StoredAccessPolicy? {
        try read(
            """
            select policy_id, profile, label, effective_on, document::text, document_digest
            from credit.access_policy order by effective_on desc, policy_id desc limit 1
            """)
    }

    /// The policy with the label, or nil.
    public func policy(profile: RuleProfile, label: String) throws(PostgresError) -> StoredAccessPolicy? {
        try read(
            """
            select policy_id, profile, label, effective_on, document::text, document_digest
            from credit.access_policy where profile = $1 and label = $2
            """, [.text(profile.rawValue), .text(label)])
    }

    /// What the database decides in the situations, in their order; one statement for each channel.
    public func decisions(_ policyID: Int32, in situations: [AccessSituation]) throws(PostgresError) -> [AccessDecision]
    {
        var decisions = [AccessDecision?](repeating: nil, count: situations.count)
        for audience in Audience.allCases {
            let places = situations.indices.filter { situations[$0].audience == audience }
            for (place, decision) in zip(
                places, try decide(policyID, audience, places.map { situations[$0] }))
            {
                decisions[place] = decision
            }
        }
        let found = decisions.compactMap(\.self)
        guard found.count == situations.count else {
            throw PostgresError(.unexpectedResult, "a situation without a decision")
        }
        return found
    }

    private func decide(
        _ policyID: Int32, _ audience: Audience, _ situations: [AccessSituation]
    ) throws(PostgresError) -> [AccessDecision] {
        guard !situations.isEmpty else { return [] }
        // decide_accesses answers for every open level; the one that was asked about is picked here.
        let result = try connection.execute(
            """
            select decided.form, decided.rule_id, decided.rule_number
            from credit.decide_accesses($1, $2, $3, $4, $5, $6, $7, $8, $9) as decided
            inner join unnest($10::text []) with ordinality as asked (open_level, number)
                on decided.number = asked.number and decided.open_level = asked.open_level
            order by asked.number
            """,
            [
                .int4(policyID), .text(audience.rawValue), .texts(situations.map(\.role?.rawValue)),
                .texts(situations.map(\.unitLevel?.rawValue)), .texts(situations.map(\.relation?.rawValue)),
                .texts(situations.map(\.sharing.rawValue)), .texts(situations.map(\.consent.rawValue)),
                .texts(situations.map(\.marker.rawValue)), .texts(situations.map(\.purpose.rawValue)),
                .texts(situations.map(\.openLevel.rawValue)),
            ])
        var decisions: [AccessDecision] = []
        for row in 0..<result.rowCount {
            guard let form = DisclosureForm(rawValue: try result.text(row, 0)) else {
                throw PostgresError(.unexpectedResult, "unknown form of disclosure")
            }
            decisions.append(
                AccessDecision(
                    form: form, ruleID: try result.text(row, 1),
                    ruleNumber: try result.int64IfPresent(row, 2).map(Int.init)))
        }
        return decisions
    }

    private func read(_ sql: SQL, _ parameters: [Parameter] = []) throws(PostgresError) -> StoredAccessPolicy? {
        let result = try connection.execute(sql, parameters)
        guard result.rowCount == 1 else { return nil }
        return StoredAccessPolicy(
            policyID: Int32(try result.int64(0, 0)), profile: try result.text(0, 1), label: try result.text(0, 2),
            effectiveOn: CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(0, 3))),
            document: try result.bytes(0, 4), digest: try result.bytes(0, 5))
    }
}
