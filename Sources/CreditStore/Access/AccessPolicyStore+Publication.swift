import CreditInformation
public import Postgres

extension AccessPolicyStore {
    /// Key of the lock that lets one publication at a time compare and number its policy; held by the transaction.
    private static let publicationLock: Int64 = 482_915_021

    /// Waits until no other publication is at work, and keeps others waiting until the caller's transaction ends.
    public func lockPublications() throws(PostgresError) {
        _ = try connection.execute("select pg_catalog.pg_advisory_xact_lock($1)", [.int8(Self.publicationLock)])
    }

    /// Enters a policy with its rows, inside the caller's transaction, which holds ``lockPublications()``.
    ///
    /// - Returns: Its id.
    public func add(_ row: AccessPolicyRow) throws(PostgresError) -> Int32 {
        let defaultRule = row.policy.defaultRule
        let inserted = try connection.execute(
            """
            insert into credit.access_policy (
                policy_id, profile, label, effective_on, default_rule_id, default_article, default_sentence, document,
                document_digest, published_at, published_by
            )
            select coalesce(max(earlier.policy_id), 0) + 1, $1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10
            from credit.access_policy as earlier
            returning policy_id
            """,
            [
                .text(row.policy.profile.rawValue), .text(row.policy.label), .day(row.effectiveOn),
                .text(defaultRule.ruleID), .text(defaultRule.article), .text(defaultRule.sentence),
                .text(row.document), .bytes(row.digest),
                .timestamp(microsecondsSince1970: row.publishedAtMicroseconds), .text(row.publishedBy),
            ])
        let id = Int32(try inserted.int64(0, 0))
        for (position, rule) in row.policy.rules.enumerated() { try add(rule, number: position + 1, to: id) }
        try add(row.policy.purposes, to: id)
        try add(row.policy.matters, to: id)
        for right in row.policy.bulkRights { try add(right, to: id) }
        try add(row.policy.limits, to: id)
        try add(row.policy.serviceHours, to: id)
        return id
    }

    private func add(_ rule: AccessRule, number: Int, to policy: Int32) throws(PostgresError) {
        let conditions = rule.conditions.words.map { $0.values.map(Parameter.texts) ?? .null }
        _ = try connection.execute(
            """
            insert into credit.access_rule (
                policy_id, rule_number, effect, form, rule_id, article, sentence, audiences, roles, unit_levels,
                relations, open_levels, sharing_modes, consents, markers, purposes
            )
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """,
            [
                .int4(policy), .int4(Int32(number)), .text(rule.effect.rawValue), .text(rule.form.rawValue),
                .text(rule.ruleID), .text(rule.article), .text(rule.sentence),
            ] + conditions)
    }

    private func add(_ purposes: [PurposeRule], to policy: Int32) throws(PostgresError) {
        for (position, purpose) in purposes.enumerated() {
            _ = try connection.execute(
                """
                insert into credit.query_purpose (
                    policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority
                )
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .int4(policy), .text(purpose.purpose.rawValue), .text(purpose.name), .int4(Int32(position)),
                    .bool(purpose.needsMatter), .bool(purpose.needsCaseNumber), .bool(purpose.needsFollowUpAuthority),
                ])
        }
    }

    private func add(_ matters: [QueryMatter], to policy: Int32) throws(PostgresError) {
        _ = try connection.execute(
            """
            insert into credit.query_matter (policy_id, matter, name, position)
            select $1, added.matter, added.name, added.number - 1
            from rows from (unnest($2::text []), unnest($3::text [])) with ordinality as added (matter, name, number)
            """, [.int4(policy), .texts(matters.map(\.matter)), .texts(matters.map(\.name))])
    }

    private func add(_ right: BulkRight, to policy: Int32) throws(PostgresError) {
        _ = try connection.execute(
            "insert into credit.bulk_right (policy_id, operation, roles, unit_levels, rule_id) values ($1, $2, $3, $4, $5)",
            [
                .int4(policy), .text(right.operation.rawValue), .texts(right.roles.map(\.rawValue)),
                .texts(right.unitLevels.map(\.rawValue)), .text(right.ruleID),
            ])
    }

    private func add(_ limits: [UsageLimit], to policy: Int32) throws(PostgresError) {
        for limit in limits {
            _ = try connection.execute(
                """
                insert into credit.usage_limit (policy_id, limit_code, role, value, minimum_sample, rule_id, reason)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .int4(policy), .text(limit.code.rawValue), limit.role.map { .text($0.rawValue) } ?? .null,
                    .int4(Int32(limit.value)), .int4(Int32(limit.minimumSample)), .text(limit.ruleID),
                    .text(limit.reason),
                ])
        }
    }

    private func add(_ hours: [ServiceHours], to policy: Int32) throws(PostgresError) {
        for (position, stretch) in hours.enumerated() {
            _ = try connection.execute(
                """
                insert into credit.service_hours (policy_id, number, opens, closes, rule_id)
                values ($1, $2, $3::text::time, $4::text::time, $5)
                """,
                [
                    .int4(policy), .int4(Int32(position + 1)), .text(stretch.opens?.description ?? ""),
                    .text(stretch.closes?.description ?? ""), .text(stretch.ruleID),
                ])
        }
    }
}
