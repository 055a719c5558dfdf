import CreditInformation
public import Postgres

/// The statements of the public audience: each takes a batch, answers and logs it in one transaction.
///
/// - Rule: HZ-Q3, HZ-Q15.
public enum PublicDisclosure {
    /// Answers queries for one subject each: columns number, found, answer.
    public static let subjects = PreparedStatement(
        name: "public_subjects",
        sql: """
            select answer_number, is_found, answer
            from credit.answer_public_subject_queries($1, $2, $3, $4, $5, $6)
            """,
        types: [.timestamp, .text, .textArray, .uuidArray, .textArray, .textArray])

    /// Answers searches: columns number, true, answer.
    public static let searches = PreparedStatement(
        name: "public_searches",
        sql: """
            select answer_number, true, answer
            from credit.answer_public_searches($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
        types: [
            .timestamp, .textArray, .textArray, .textArray, .uuidArray, .int4Array, .int4Array, .textArray, .uuidArray,
            .textArray,
            .textArray, .textArray,
        ])

    /// Logs refusals: columns number, true, answer.
    public static let refusals = PreparedStatement(
        name: "public_refusals",
        sql: """
            select answer_number, true, answer
            from credit.refuse_public_queries($1, $2, $3, $4, $5, $6, $7)
            """,
        types: [.timestamp, .textArray, .textArray, .textArray, .textArray, .textArray, .textArray])

    /// The public catalogue: one row, one column, null before the first publication.
    public static let catalogue = PreparedStatement(name: "public_catalogue", sql: "select credit.public_catalogue()")

    /// Makes the partitions of the log that are missing.
    public static let preparePartitions = PreparedStatement(
        name: "prepare_partitions", sql: "select credit.prepare_query_log_partitions($1)", types: [.timestamp])

    /// - Parameters:
    ///   - nowMicroseconds: Instant of the queries, microseconds since 1970-01-01 UTC.
    ///   - notFound: Problem document without its closing brace.
    public static func parameters(
        of queries: ArraySlice<PublicSubjectQuery>, nowMicroseconds: Int64, notFound: String
    ) -> [Parameter] {
        var references = ArrayEncoder.text
        var keys = ArrayEncoder.uuid
        var origins = OriginArrays()
        for query in queries {
            references.append(text: query.reference.text)
            keys.append(uuid: query.reference.subjectKey.value)
            origins.append(query.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), .text(notFound), references.parameter(),
            keys.parameter(),
        ] + origins.parameters()
    }

    /// - Parameter nowMicroseconds: Instant of the searches, microseconds since 1970-01-01 UTC.
    public static func parameters(of searches: ArraySlice<PublicSearch>, nowMicroseconds: Int64) -> [Parameter] {
        var needles = ArrayEncoder.text
        var bigrams = ArrayEncoder.text
        var codes = ArrayEncoder.text
        var codeKeys = ArrayEncoder.uuid
        var pageSizes = ArrayEncoder.int4
        var tiers = ArrayEncoder.int4
        var names = ArrayEncoder.text
        var keys = ArrayEncoder.uuid
        var scopes = ArrayEncoder.text
        var origins = OriginArrays()
        for search in searches {
            switch search.wanted {
            case .name(let normalised, let pairs):
                needles.append(text: normalised)
                bigrams.append(text: "{" + pairs.map(String.init).joined(separator: ",") + "}")
                codes.appendNull()
                codeKeys.appendNull()
            case .code(let reference):
                needles.appendNull()
                bigrams.appendNull()
                codes.append(text: reference.text)
                codeKeys.append(uuid: reference.subjectKey.value)
            }
            pageSizes.append(int4: search.pageSize)
            switch search.after {
            case .leading(let name, let key)?:
                tiers.append(int4: 0)
                names.append(text: name)
                keys.append(uuid: key.value)
            case .inside(let key)?:
                tiers.append(int4: 1)
                names.appendNull()
                keys.append(uuid: key.value)
            case nil:
                tiers.appendNull()
                names.appendNull()
                keys.appendNull()
            }
            scopes.append(text: search.scope)
            origins.append(search.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), needles.parameter(), bigrams.parameter(),
            codes.parameter(), codeKeys.parameter(), pageSizes.parameter(), tiers.parameter(), names.parameter(),
            keys.parameter(),
            scopes.parameter(),
        ] + origins.parameters()
    }

    /// - Parameter nowMicroseconds: Instant of the refusals, microseconds since 1970-01-01 UTC.
    public static func parameters(of refusals: ArraySlice<PublicRefusal>, nowMicroseconds: Int64) -> [Parameter] {
        var operations = ArrayEncoder.text
        var scopes = ArrayEncoder.text
        var rules = ArrayEncoder.text
        var documents = ArrayEncoder.text
        var origins = OriginArrays()
        for refusal in refusals {
            operations.append(text: "\(refusal.operation)")
            scopes.append(text: refusal.scope)
            rules.append(text: "\(refusal.ruleID)")
            documents.append(text: refusal.document)
            origins.append(refusal.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), operations.parameter(), scopes.parameter(),
            rules.parameter(), documents.parameter(),
        ] + origins.parameters()
    }
}
