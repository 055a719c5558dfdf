public import CreditInformation
import CreditStore
public import Postgres

/// Publishes the periods by which deadlines are counted.
///
/// Confined to the thread of its connection.
/// - Rule: HZ-Q12, HZ-O3, QZ-11, PB-14.
public struct PeriodPublication {
    private let connection: Connection
    private let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, clock: @escaping () -> Int64) {
        self.connection = connection
        self.clock = clock
    }

    /// Publishes the periods of a file that are new. Publishing the same file again changes nothing and is no error.
    ///
    /// Running cases keep the rows that they began by. The first rows of a code may hold for the past, because the law
    /// does; a later figure holds from today on at the earliest.
    /// - Parameters:
    ///   - publishedBy: Account that answers for it.
    ///   - operatorName: The same as the query log takes it: letters, digits, `.`, `_` and `-`.
    /// - Returns: The periods that were added; each is in the entry that the query log has of them.
    /// - Throws: Then nothing was added.
    public func publish(
        _ file: [UInt8], publishedBy: String, operatorName: String
    ) throws(PeriodPublicationError) -> [LegalPeriod] {
        let reading = PeriodFile(json: file)
        guard let table = reading.table else { throw .refused(reading.findings) }
        let now = clock()
        guard let today = CalendarDate.inShanghai(atMicroseconds: now) else { throw .clock }
        do {
            return try connection.transaction {
                let store = PeriodStore(connection)
                try store.lockPublications()
                let held = try store.periods(of: table.profile)
                let new = try Self.new(in: table, beside: held, today: today)
                for period in new {
                    try store.add(period, to: table.profile, publishedBy: publishedBy, atMicroseconds: now)
                }
                if !new.isEmpty {
                    try store.record(table.profile, operatorName: operatorName, atMicroseconds: now)
                }
                return new
            }
        } catch let error as PeriodPublicationError {
            throw error
        } catch let error as PostgresError {
            throw .database(error)
        } catch {
            throw .clock
        }
    }

    private static func new(
        in table: PeriodTable, beside held: [LegalPeriod], today: CalendarDate
    ) throws(PeriodPublicationError) -> [LegalPeriod] {
        var new: [LegalPeriod] = []
        for period in table.periods where !held.contains(period) {
            let same = held.filter { $0.code == period.code }
            if same.contains(where: { $0.effectiveOn == period.effectiveOn }) {
                throw .taken(period.code, period.effectiveOn)
            }
            if let newest = same.map(\.effectiveOn).max() {
                let earliest = max(today, newest.adding(days: 1) ?? newest)
                if period.effectiveOn < earliest { throw .past(period.code, period.effectiveOn, earliest: earliest) }
            }
            new.append(period)
        }
        return new
    }
}
