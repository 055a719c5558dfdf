public import CreditInformation
public import CreditIntake
import CreditStore
import Cryptography
public import Postgres

/// Puts a catalogue in force and brings the records that are held under its rules.
///
/// Publication takes effect at once, so a catalogue can't be published before its effective date: a version that waits
/// for its day would need somebody awake on that day to reclassify the records. Confined to the thread of its connection.
/// - Rule: HZ-Q1, HZ-M6, BX-1, BX-2, X-5, JJ-2.
public struct CataloguePublication {
    let connection: Connection
    let keys: IntakeKeys
    let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - keys: To read sealed values of records that become public.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, keys: IntakeKeys, clock: @escaping () -> Int64) {
        self.connection = connection
        self.keys = keys
        self.clock = clock
    }

    /// Publishes a catalogue file, or goes on with a publication of the same file that was stopped.
    ///
    /// Publishing the file in force again changes nothing and is no error, whatever `effectiveOn` says.
    /// - Parameters:
    ///   - file: The file's bytes.
    ///   - effectiveOn: First day on which it holds; today or earlier in Asia/Shanghai.
    ///   - publishedBy: Account that answers for it.
    ///   - progress: Called after each step.
    /// - Throws: Then the catalogue that was in force still is.
    public func publish(
        _ file: [UInt8], effectiveOn: CalendarDate, publishedBy: String, progress: (PublicationProgress) -> Void
    ) throws(PublicationError) -> PublicationOutcome {
        let catalogue: Catalogue
        do { catalogue = try Catalogue(checking: file) } catch { throw .refused(error) }
        guard let document = PlainJSON.text(of: file) else { throw .notStorable }
        let row = CatalogueVersionRow(
            catalogue: catalogue, effectiveOn: effectiveOn, document: document,
            publicDocument: catalogue.publicDocument(), digest: Digest.of(file, .sha256), publishedBy: publishedBy)
        return try alone { store in try publish(row, store, progress) }
    }

    /// Drops a publication that was begun and not finished, with everything that was prepared for it.
    ///
    /// - Returns: Label of the version that was dropped; nil when none was begun.
    public func abandon() throws(PublicationError) -> String? {
        try alone { store in try store.abandon() }
    }

    /// Runs the body as the only publication, and gives what it throws one type.
    func alone<Value>(_ body: (CatalogueStore) throws -> Value) throws(PublicationError) -> Value {
        let store = CatalogueStore(connection)
        do {
            guard try store.tryLockPublications() else { throw PublicationError.running }
            defer { store.unlockPublications() }
            return try body(store)
        } catch let error as PublicationError {
            throw error
        } catch let error as PostgresError {
            throw .database(error)
        } catch let error as RecordReprojection.Unreadable {
            throw .unreadableRecord(error.record)
        } catch let error as CryptographyError {
            throw .cryptography("\(error)")
        } catch {
            throw .names("\(error)")
        }
    }

    private func publish(
        _ row: CatalogueVersionRow, _ store: CatalogueStore, _ progress: (PublicationProgress) -> Void
    ) throws -> PublicationOutcome {
        let inForce = try store.published()
        let begun = try store.version(profile: row.catalogue.profile, label: row.catalogue.version)
        if let begun {
            guard begun.digest == row.digest else { throw PublicationError.labelTaken(begun.label) }
            switch begun.state {
            case .published:
                return PublicationOutcome(
                    isUnchanged: true, versionID: begun.versionID, label: begun.label, effectiveOn: begun.effectiveOn,
                    reclassifiedRecords: 0, reprojectedRecords: 0)
            case .superseded: throw PublicationError.superseded(begun.label)
            case .publishing: break
            }
        }
        if let other = try store.publishing(),
            other.versionID != begun?.versionID || other.effectiveOn != row.effectiveOn
        {
            throw PublicationError.otherPublicationBegun(label: other.label, effectiveOn: other.effectiveOn)
        }
        try check(row, against: inForce)
        let version = try begun?.versionID ?? connection.transaction { try store.begin(row) }
        let counts = try bringOver(row, from: inForce, version: version, store, progress)
        return PublicationOutcome(
            isUnchanged: false, versionID: version, label: row.catalogue.version, effectiveOn: row.effectiveOn,
            reclassifiedRecords: counts.reclassified, reprojectedRecords: counts.reprojected)
    }

    /// Prepares beside the imports that go on, then shuts them out and puts everything in force in one transaction.
    private func bringOver(
        _ row: CatalogueVersionRow, from inForce: StoredCatalogue?, version: Int32, _ store: CatalogueStore,
        _ progress: (PublicationProgress) -> Void
    ) throws -> (reclassified: Int, reprojected: Int) {
        guard let inForce else {
            // Without a catalogue nothing was taken in (BX-1), so there is nothing to bring over.
            try connection.transaction { try store.finish(version, atMicroseconds: clock()) }
            return (0, 0)
        }
        let old: Catalogue
        do { old = try Catalogue(checking: inForce.document) } catch { throw PublicationError.refused(error) }
        let reclassification = try Reclassification(
            connection, from: old, to: row.catalogue, version: version, keys: keys, today: today())
        let total = try reclassification.recordCount()
        try reclassification.prepare(isInTransaction: false) { records in
            progress(PublicationProgress(phase: .preparing, records: records, totalRecords: total))
        }
        return try connection.transaction {
            try ImportStore.lockOutOtherWriters(on: connection)
            try reclassification.prepare(isInTransaction: true) { records in
                progress(PublicationProgress(phase: .applying, records: records, totalRecords: total))
            }
            let instant = clock()
            let counts = try reclassification.apply(
                ground: "catalogue \(row.catalogue.version)", recordedBy: row.publishedBy, atMicroseconds: instant)
            try store.finish(version, atMicroseconds: instant)
            return counts
        }
    }

    private func today() throws(PublicationError) -> CalendarDate {
        guard let today = CalendarDate.inShanghai(atMicroseconds: clock()) else { throw .clock }
        return today
    }

    private func check(
        _ row: CatalogueVersionRow, against inForce: StoredCatalogue?
    ) throws(PublicationError) {
        let today = try today()
        if row.effectiveOn > today { throw .notYet(row.effectiveOn, today: today) }
        guard let inForce else { return }
        guard inForce.profile == row.catalogue.profile.rawValue else {
            throw .otherProfile(row.catalogue.profile.rawValue, inForce: inForce.profile)
        }
        if let since = inForce.effectiveOn, row.effectiveOn < since {
            throw .tooEarly(row.effectiveOn, inForceSince: since)
        }
    }
}
