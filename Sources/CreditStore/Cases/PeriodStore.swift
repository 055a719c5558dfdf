public import CreditInformation
public import Postgres

/// Keeps the periods by which the database counts deadlines.
///
/// Confined to the thread of its connection, which logs in as intake.
/// - Rule: HZ-Q12, HZ-O3, QZ-11, PB-14.
public struct PeriodStore {
    /// Key of the lock that lets one publication at a time compare and add; held by the transaction.
    private static let publicationLock: Int64 = 482_915_031

    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Waits until no other publication is at work, and keeps others waiting until the caller's transaction ends.
    public func lockPublications() throws(PostgresError) {
        _ = try connection.execute("select pg_catalog.pg_advisory_xact_lock($1)", [.int8(Self.publicationLock)])
    }

    /// Profile of the access policy in force on a day; nil when none is, or when it is no profile of periods.
    public func profile(on day: CalendarDate) throws(PostgresError) -> RuleProfile? {
        let result = try connection.execute(
            "select profile from credit.access_policy where policy_id = credit.policy_in_force($1)", [.day(day)])
        return result.rowCount == 1 ? RuleProfile(rawValue: try result.text(0, 0)) : nil
    }

    /// The published periods of a profile, by code and first day.
    public func periods(of profile: RuleProfile) throws(PostgresError) -> [LegalPeriod] {
        let result = try connection.execute(
            """
            select
                period_code, effective_on, length, unit, extension_length, extension_unit, extension_role, rule_id,
                article, sentence, is_statutory
            from credit.legal_period
            where profile = $1
            order by period_code, effective_on
            """, [.text(profile.rawValue)])
        var periods: [LegalPeriod] = []
        for row in 0..<result.rowCount {
            guard let code = PeriodCode(rawValue: try result.text(row, 0)),
                let since = CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 1))),
                let unit = PeriodUnit(rawValue: try result.text(row, 3))
            else { throw PostgresError(.unexpectedResult, "a period that is not known") }
            periods.append(
                LegalPeriod(
                    code: code, effectiveOn: since, length: Int(try result.int64(row, 2)), unit: unit,
                    extending: try Self.extending(result, row), ruleID: try result.text(row, 7),
                    article: try result.text(row, 8), sentence: try result.text(row, 9),
                    isStatutory: try result.bool(row, 10)))
        }
        return periods
    }

    private static func extending(_ result: borrowing QueryResult, _ row: Int) throws(PostgresError) -> PeriodExtension?
    {
        guard let length = try result.int64IfPresent(row, 4) else { return nil }
        guard let unit = PeriodUnit(rawValue: try result.text(row, 5)),
            let role = AccountRole(rawValue: try result.text(row, 6))
        else { throw PostgresError(.unexpectedResult, "an extension that is not known") }
        return PeriodExtension(length: Int(length), unit: unit, role: role)
    }

    /// Adds a period, inside the caller's transaction. What is published never changes.
    ///
    /// - Parameters:
    ///   - publishedBy: Account that answers for it.
    ///   - atMicroseconds: Instant, microseconds since 1970-01-01 UTC.
    public func add(
        _ period: LegalPeriod, to profile: RuleProfile, publishedBy: String, atMicroseconds: Int64
    ) throws(PostgresError) {
        _ = try connection.execute(
            """
            insert into credit.legal_period (
                profile, period_code, effective_on, length, unit, extension_length, extension_unit, extension_role,
                rule_id, article, sentence, is_statutory, published_at, published_by
            )
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .text(profile.rawValue), .text(period.code.rawValue), .day(period.effectiveOn),
                .int4(Int32(period.length)), .text(period.unit.rawValue),
                period.extending.map { .int4(Int32($0.length)) } ?? .null,
                .optional(period.extending?.unit.rawValue), .optional(period.extending?.role.rawValue),
                .text(period.ruleID), .text(period.article), .text(period.sentence), .bool(period.isStatutory),
                .timestamp(microsecondsSince1970: atMicroseconds), .text(publishedBy),
            ])
    }

    /// Leaves the entry of what was added at an instant in the query log, inside the caller's transaction.
    ///
    /// - Parameter operatorName: Account of the machine, letters, digits, `.`, `_` and `-`.
    public func record(
        _ profile: RuleProfile, operatorName: String, atMicroseconds: Int64
    ) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.record_period_publication($1, $2, $3, $4)",
            [
                .timestamp(microsecondsSince1970: atMicroseconds), .text(operatorName), .text(QueryOrigin.unknown),
                .text(profile.rawValue),
            ])
    }
}
