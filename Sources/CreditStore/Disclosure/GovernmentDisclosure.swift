import CreditInformation
public import Postgres

/// The statements of the government audience that answer in batches.
///
/// `queries` is a procedure: it stages and logs, commits, and only then hands out, so it must be sent outside a
/// transaction.
/// - Rule: HZ-Q3, HZ-Q13, HZ-Q15.
public enum GovernmentDisclosure {
    /// What the log calls a call of `queries`.
    public enum Operation: String, Sendable {
        /// Requests for one subject each, of one or more callers.
        case query
        /// A part of one caller's list.
        case batch
    }

    /// Answers queries: one row with one text, a line for each in order.
    public static let queries = PreparedStatement(
        name: "government_queries",
        sql: """
            call credit.answer_government_queries(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null
            )
            """,
        types: [
            .uuid, .timestamp, .text, .bytesArray, .uuidArray, .textArray, .textArray, .int8Array, .textArray,
            .textArray,
            .textArray, .textArray, .textArray, .textArray,
        ])

    /// Logs refusals: columns number, true, answer.
    public static let refusals = PreparedStatement(
        name: "government_refusals",
        sql: """
            select answer_number, true, answer
            from credit.refuse_government_queries($1, $2, $3, $4, $5, $6, $7, $8)
            """,
        types: [
            .timestamp, .textArray, .textArray, .textArray, .textArray, .textArray, .textArray, .textArray,
        ])

    /// - Parameters:
    ///   - ticket: Random, new for each call.
    ///   - nowMicroseconds: Instant of the queries, microseconds since 1970-01-01 UTC.
    public static func parameters(
        of queries: ArraySlice<GovernmentQuery>, operation: Operation, ticket: UInt128, nowMicroseconds: Int64
    ) -> [Parameter] {
        var spkiDigests = ArrayEncoder.bytes
        var subjects = GovernmentSubjectArrays()
        var purposes = ArrayEncoder.text
        var matters = ArrayEncoder.text
        var caseNumbers = ArrayEncoder.text
        var items = ArrayEncoder.text
        var origins = OriginArrays()
        for query in queries {
            spkiDigests.append(bytes: query.caller.spkiDigest)
            subjects.append(query.subject)
            purposes.append(text: query.cause.purpose)
            matters.append(text: query.cause.matter)
            caseNumbers.append(text: query.cause.caseNumber)
            if let wanted = query.cause.items { items.append(text: wanted) } else { items.appendNull() }
            origins.append(query.caller.origin)
        }
        return [
            .uuid(ticket), .timestamp(microsecondsSince1970: nowMicroseconds), .text(operation.rawValue),
            spkiDigests.parameter(),
        ] + subjects.parameters() + [
            purposes.parameter(), matters.parameter(), caseNumbers.parameter(), items.parameter(),
        ] + origins.parameters()
    }

    /// - Parameter nowMicroseconds: Instant of the refusals, microseconds since 1970-01-01 UTC.
    public static func parameters(
        of refusals: ArraySlice<GovernmentRefusal>, nowMicroseconds: Int64
    ) -> [Parameter] {
        var operations = ArrayEncoder.text
        var actors = ArrayEncoder.text
        var scopes = ArrayEncoder.text
        var rules = ArrayEncoder.text
        var documents = ArrayEncoder.text
        var origins = OriginArrays()
        for refusal in refusals {
            operations.append(text: "\(refusal.operation)")
            actors.append(text: refusal.actor)
            scopes.append(text: refusal.scope)
            rules.append(text: "\(refusal.ruleID)")
            documents.append(text: refusal.document)
            origins.append(refusal.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), operations.parameter(), actors.parameter(),
            scopes.parameter(), rules.parameter(), documents.parameter(),
        ] + origins.parameters()
    }
}
