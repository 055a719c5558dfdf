public import CreditInformation
public import CreditStore
import Cryptography
public import Postgres

/// Answers at the window: checks the request's token, gives the report its number, and hands out what is committed.
///
/// Confined to the thread of its connection, which logs in as staff.
/// - Rule: HZ-Q3, HZ-Q15, HZ-O10, QZ-9, X-8, BX-6.
public struct WindowDisclosure {
    private let connection: Connection
    private let caller: StaffCaller
    private let requestTokenDigest: [UInt8]

    /// Takes over the connection, outside a transaction.
    ///
    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    public init(_ connection: Connection, _ caller: StaffCaller, requestTokenDigest: [UInt8]) {
        self.connection = connection
        self.caller = caller
        self.requestTokenDigest = requestTokenDigest
    }

    /// Answers an accepted application.
    ///
    /// - Parameter day: Today in Asia/Shanghai, for the number.
    /// - Returns: The report as sealed JSON.
    public func answer(application: UInt128, on day: CalendarDate) throws(StaffError) -> String {
        try disclose { store, ticket throws(PostgresError) in
            try store.answer(
                application: application, ticket: ticket, report: Self.randomID(), number: Self.number(on: day))
        }
    }

    /// Issues the one free report after a correction.
    ///
    /// - Parameters:
    ///   - objection: Case of the objection.
    ///   - person: Keyed digest of the document of who is there; nil only at the case's own window.
    ///   - day: Today in Asia/Shanghai, for the number.
    /// - Returns: The report as sealed JSON.
    public func answer(
        correctionOf objection: UInt128, for person: Digest128? = nil, on day: CalendarDate
    ) throws(StaffError) -> String {
        try disclose { store, ticket throws(PostgresError) in
            try store.answer(
                correctionOf: objection, for: person, ticket: ticket, report: Self.randomID(),
                number: Self.number(on: day))
        }
    }

    /// Shows an issued report again.
    ///
    /// - Returns: Sealed JSON: `corrections`, `document`.
    public func read(_ report: UInt128) throws(StaffError) -> String {
        try disclose { store, ticket throws(PostgresError) in try store.read(report, ticket: ticket) }
    }

    /// Prints an issued report.
    ///
    /// - Parameter copyReason: Why once more; nil for the first print, and only for that.
    /// - Returns: Sealed JSON for `ReportPage`.
    public func print(_ report: UInt128, copyReason: String?) throws(StaffError) -> String {
        try disclose { store, ticket throws(PostgresError) in
            try store.print(report, ticket: ticket, copyReason: copyReason)
        }
    }

    /// Tells a subject who looked at its data.
    ///
    /// - Parameter before: `next` of the page before; nil for the newest.
    /// - Returns: Sealed JSON: `lookups`, `next`.
    public func lookups(application: UInt128, before: Int64?) throws(StaffError) -> String {
        try disclose { store, ticket throws(PostgresError) in
            try store.lookups(application: application, ticket: ticket, before: before)
        }
    }

    private func disclose(
        _ call: (ReportStore, _ ticket: UInt128) throws(PostgresError) -> String
    ) throws(StaffError) -> String {
        // In a transaction of its own: what discloses commits by itself, and asks for the session once more.
        try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
        }
        do throws(PostgresError) {
            return try call(ReportStore(connection, caller), Self.randomID())
        } catch {
            throw StaffError(error)
        }
    }

    private static func number(on day: CalendarDate) -> String {
        // The system's generator: a report number must not be guessed.
        var generator = SystemRandomNumberGenerator()
        return DocumentNumber(.report, on: day, using: &generator).text
    }

    private static func randomID() -> UInt128 {
        // The layout of a version 4 UUID (RFC 9562), as everywhere in the database.
        var id = UInt128.random(in: .min ... .max)
        id &= ~(UInt128(0xF) << 76) & ~(UInt128(0x3) << 62)
        return id | (UInt128(4) << 76) | (UInt128(2) << 62)
    }
}
