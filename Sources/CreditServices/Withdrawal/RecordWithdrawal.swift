public import CreditInformation
public import CreditIntake
import CreditStore
import Cryptography
public import Postgres

/// Withdraws one record: it stays in the history, leaves the public, and does not come back unchanged.
///
/// Confined to the thread of its connection.
/// - Rule: BX-3, X-5.
public struct RecordWithdrawal {
    private let connection: Connection
    private let keys: IntakeKeys
    private let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - keys: To say anew what the public knows about the subject.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, keys: IntakeKeys, clock: @escaping () -> Int64) {
        self.connection = connection
        self.keys = keys
        self.clock = clock
    }

    /// Withdraws in one transaction.
    ///
    /// - Parameters:
    ///   - record: Id of the record.
    ///   - subject: Unified code, organisation code, or the opaque reference of a file without public code.
    ///   - ground: Why, in words; stored for ever, so it must name no person.
    ///   - withdrawnBy: Account that answers for it.
    /// - Returns: Number of the version that withdraws the record.
    public func withdraw(
        _ record: Digest128, of subject: String, ground: String, withdrawnBy: String
    ) throws(WithdrawalError) -> Int32 {
        guard ground.contains(where: { !$0.isWhitespace }) else { throw .noGround }
        let reference = try Self.reference(subject)
        do {
            return try connection.transaction {
                try ImportStore.lockOutOtherWriters(on: connection)
                return try withdraw(record, of: reference, ground: "withdrawal: \(ground)", withdrawnBy)
            }
        } catch let error as WithdrawalError {
            throw error
        } catch let error as PostgresError {
            throw .database(error)
        } catch let error as CryptographyError {
            throw .cryptography("\(error)")
        } catch let error as RecordReprojection.Unreadable {
            throw .unreadableRecord(error.record)
        } catch {
            throw .names("\(error)")
        }
    }

    private func withdraw(
        _ record: Digest128, of reference: PublicReference, ground: String, _ account: String
    ) throws -> Int32 {
        let store = WithdrawalStore(connection)
        // The key of a file is the digest of the number that opened it; other numbers lead there by the directory.
        let subject = try store.subject(of: reference.subjectKey) ?? reference.subjectKey
        guard let newest = try store.newest(subject, record) else {
            let isKnown = try store.isKnown(subject)
            throw isKnown ? WithdrawalError.unknownRecord : .unknownSubject
        }
        guard newest.state != .withdrawn else { throw WithdrawalError.alreadyWithdrawn }
        guard let inForce = try CatalogueStore(connection).published() else { throw WithdrawalError.noCatalogue }
        let catalogue: Catalogue
        do { catalogue = try Catalogue(checking: inForce.document) } catch { throw WithdrawalError.noCatalogue }

        try store.withdraw(
            subject, record, version: newest.version, ground: ground, by: account, atMicroseconds: clock())
        let reprojection = try RecordReprojection(catalogue: catalogue, keys: keys)
        try SubjectNaming(connection, reprojection).nameAgain([subject])
        return newest.version + 1
    }

    private static func reference(_ text: String) throws(WithdrawalError) -> PublicReference {
        // Each reader refuses what the others take, so a failure only means: not this kind.
        if let code = try? UnifiedSocialCreditCode(text) { return PublicReference(code) }
        if let code = try? OrganisationCode(text) { return PublicReference(code) }
        if let opaque = PublicReference(opaque: text) { return opaque }
        throw .unreadableReference
    }
}
