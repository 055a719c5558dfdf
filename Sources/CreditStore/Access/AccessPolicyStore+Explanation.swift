public import CreditInformation
public import Postgres

extension AccessPolicyStore {
    /// What an account would be given, record by record.
    ///
    /// - Parameters:
    ///   - account: Id of the account.
    ///   - subject: Digest of an identifier of the subject; nil when a record is named.
    ///   - record: Id of the record; nil when a subject is named.
    ///   - atMicroseconds: Instant at which it would ask, microseconds since 1970-01-01 UTC.
    public func explanations(
        account: String, subject: Digest128?, record: Digest128?, purpose: QueryPurpose, atMicroseconds: Int64
    ) throws(PostgresError) -> [AccessExplanation] {
        let result = try connection.execute(
            """
            select refusal_code, refusal_rule, record_id, form, rule_id, rule_number, sentence, item_code,
                provider_code, role, unit_level, relation, open_level, sharing_mode, consent, marker
            from credit.explain_access($1, $2, $3, $4, $5)
            """,
            [
                .timestamp(microsecondsSince1970: atMicroseconds), .text(account),
                subject.map { .uuid($0.value) } ?? .null, record.map { .uuid($0.value) } ?? .null,
                .text(purpose.rawValue),
            ])
        var explanations: [AccessExplanation] = []
        for row in 0..<result.rowCount {
            let circumstances = (7..<16).map { column in
                (name: result.columnName(column) ?? "", value: result.textIfPresent(row, column))
            }
            explanations.append(
                AccessExplanation(
                    refusalCode: result.textIfPresent(row, 0), refusalRule: result.textIfPresent(row, 1),
                    record: result.isNull(row, 2) ? nil : Digest128(try result.uuid(row, 2)),
                    circumstances: circumstances, form: result.textIfPresent(row, 3),
                    ruleID: result.textIfPresent(row, 4), ruleNumber: try result.int64IfPresent(row, 5).map(Int.init),
                    sentence: result.textIfPresent(row, 6)))
        }
        return explanations
    }
}
