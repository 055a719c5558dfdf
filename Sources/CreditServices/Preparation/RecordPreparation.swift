import CreditInformation
public import CreditIntake
import CreditStore
import Cryptography
public import Postgres

/// Writes the fields by level of records that were stored by a release that did not.
///
/// Nothing but a version with the same content is added; what the public sees stays as it is. Stopped at any moment it
/// goes on when it is run again, because what is prepared is passed over. Confined to the thread of its connection.
/// - Rule: HZ-Q3, X-5.
public struct RecordPreparation {
    /// Versions that a batch reads: one transaction, for which imports wait.
    static let batchSize = 1_000

    private let connection: Connection
    private let keys: IntakeKeys
    private let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - keys: To read sealed values.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, keys: IntakeKeys, clock: @escaping () -> Int64) {
        self.connection = connection
        self.keys = keys
        self.clock = clock
    }

    /// Prepares everything that is not prepared.
    ///
    /// - Parameters:
    ///   - account: Who runs it; stands in the history.
    ///   - progress: Called after each batch with the records prepared so far and the most there can be.
    /// - Returns: Records that were prepared.
    public func prepare(
        by account: String, progress: (_ done: Int, _ atMost: Int) -> Void
    ) throws(PreparationError) -> Int {
        do {
            return try prepareAll(account, progress)
        } catch let error as PreparationError {
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

    private func prepareAll(_ account: String, _ progress: (Int, Int) -> Void) throws -> Int {
        let store = PreparationStore(connection)
        let total = try store.unpreparedVersionCount()
        var projection: (version: Int32, reprojection: RecordReprojection)?
        var last: (subject: Digest128, record: Digest128)?
        var done = 0
        while true {
            let page = try connection.transaction {
                try ImportStore.lockOutOtherWriters(on: connection)
                // Another catalogue may have come into force since the last batch.
                let current = try current(projection)
                projection = current
                let page = try store.page(after: last, limit: Self.batchSize)
                let records = try page.due.map { try prepared($0, current.reprojection) }
                try store.add(records, catalogue: current.version, by: account, atMicroseconds: clock())
                return page
            }
            guard let end = page.last else { return done }
            last = end
            done += page.due.count
            progress(done, total)
        }
    }

    /// The fields, at the level at which the record is held.
    private func prepared(_ held: HeldRecord, _ reprojection: RecordReprojection) throws -> PreparedRecordFields {
        PreparedRecordFields(held, fields: try reprojection.fields(of: held))
    }

    private func current(
        _ known: (version: Int32, reprojection: RecordReprojection)?
    ) throws -> (version: Int32, reprojection: RecordReprojection) {
        let store = CatalogueStore(connection)
        guard let inForce = try store.published() else { throw PreparationError.noCatalogue }
        if let known, known.version == inForce.versionID { return known }
        let catalogue: Catalogue
        do { catalogue = try Catalogue(checking: inForce.document) } catch { throw PreparationError.noCatalogue }
        let former = try store.formerDocuments().compactMapValues { document in
            // A catalogue that today's check refuses describes nothing; a record of its items is then reported.
            try? Catalogue(checking: document)
        }
        return (
            inForce.versionID,
            try RecordReprojection(catalogue: catalogue, keys: keys) { code in former[code]?.item(code) }
        )
    }
}
