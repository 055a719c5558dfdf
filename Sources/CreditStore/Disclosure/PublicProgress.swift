public import Postgres

/// The statement with which citizens ask how an objection stands.
///
/// - Rule: HZ-O5, BX-11.
public enum PublicProgress {
    /// Questions of one statement: each locks what counts the failures of its receipt, and two statements that lock the same
    /// receipts in different orders would wait for each other.
    public static let batchLimit = 1

    /// Answers questions, and logs them: columns number, found, answer.
    public static let questions = PreparedStatement(
        name: "public_progress",
        sql: """
            select
                question.number::integer,
                progress.is_found,
                progress.answer
            from
                rows from (unnest($3), unnest($4), unnest($5), unnest($6)) with ordinality
                    as question (receipt_number, identity_proof, network_address, request_id, number)
            cross join lateral credit.objection_progress(
                $1, $2, question.receipt_number, question.identity_proof, question.network_address,
                question.request_id
            ) as progress
            """,
        types: [.timestamp, .text, .textArray, .uuidArray, .textArray, .textArray])

    /// - Parameters:
    ///   - nowMicroseconds: Instant of the questions, microseconds since 1970-01-01 UTC.
    ///   - notFound: Problem document without its closing brace; the same for an unknown number and a wrong element.
    public static func parameters(
        of queries: ArraySlice<PublicProgressQuery>, nowMicroseconds: Int64, notFound: String
    ) -> [Parameter] {
        var numbers = ArrayEncoder.text
        var proofs = ArrayEncoder.uuid
        var origins = OriginArrays()
        for query in queries {
            numbers.append(text: query.receiptNumber)
            proofs.append(uuid: query.identityProof)
            origins.append(query.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), .text(notFound), numbers.parameter(),
            proofs.parameter(),
        ] + origins.parameters()
    }
}
