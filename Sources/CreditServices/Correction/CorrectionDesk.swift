import CreditInformation
import CreditIntake
import CreditStore
import Cryptography
import Postgres

/// What every correction begins and ends with: request token, catalogue, logged reading, and the one transaction.
///
/// Confined to the thread of its connection, which logs in as staff, outside of a transaction.
/// - Rule: HZ-O8, HZ-Q15.
struct CorrectionDesk {
    let keys: IntakeKeys
    let caller: StaffCaller
    private let connection: Connection
    private let requestTokenDigest: [UInt8]

    /// A catalogue and its id.
    struct InForce {
        let catalogue: Catalogue
        let versionID: Int32
    }

    init(_ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller, requestTokenDigest: [UInt8]) {
        keys = IntakeKeys(digests: secrets.digests, cipher: secrets.cipher)
        self.caller = caller
        self.connection = connection
        self.requestTokenDigest = requestTokenDigest
    }

    private var store: CorrectionStore { CorrectionStore(connection, caller) }

    /// The catalogue in force.
    ///
    /// - Parameter absent: What is said where none is.
    func catalogue(or absent: StaffRefusal = .itemNotInCatalogue) throws -> InForce {
        guard let stored = try catalogueInForce() else { throw StaffError.refused(absent) }
        return try checked(stored)
    }

    /// The catalogue in force as it is stored; nil: none is.
    func catalogueInForce() throws -> (versionID: Int32, document: [UInt8])? { try store.catalogue() }

    /// A stored catalogue, read by this release.
    func checked(_ stored: (versionID: Int32, document: [UInt8])) throws -> InForce {
        do { return InForce(catalogue: try Catalogue(checking: stored.document), versionID: stored.versionID) } catch {
            throw StaffError.unexpectedAnswer
        }
    }

    /// Reads what a correction needs; the entry in the log is committed before anything is handed out.
    func read(
        _ caseID: UInt128, item: String? = nil, identifiers: [Digest128] = []
    ) throws -> CorrectionReading {
        // The procedure ends its own transaction, so the token is compared in one before it.
        try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
        }
        let ticket = Digest128(prefixOf: try RandomBytes.generate(16)).value
        return try store.read(caseID, ticket: ticket, item: item, identifiers: identifiers)
    }

    /// Stores a correction in one transaction with its version, its public form, its event and its entry.
    func keep(
        _ change: CorrectionChange, as kind: CorrectionKind, in caseID: UInt128, note: String,
        _ reading: CorrectionReading
    ) throws -> String {
        try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
            return try CorrectionStore(connection, caller).store(
                change, as: kind, in: caseID, note: note, stamp: reading.stamp)
        }
    }

    /// Keeps the outcome of a comparison in one transaction with its entry.
    ///
    /// - Parameter version: Version of the platform's copy.
    func keep(_ fields: [FieldComparison], version: Int32, in caseID: UInt128) throws -> String {
        func codes(_ outcome: FieldComparison.Outcome) -> [String] {
            fields.filter { $0.outcome == outcome }.map(\.code)
        }
        return try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
            return try CorrectionStore(connection, caller).storeComparison(
                in: caseID, version: version, equal: codes(.equal), different: codes(.different),
                missingAtProvider: codes(.missingAtProvider), missingOnPlatform: codes(.missingOnPlatform),
                unreadable: codes(.unreadable))
        }
    }

    /// A row of an item as the catalogue in force has it, of today.
    ///
    /// - Parameter absent: What is said where the catalogue has no such item of that provider.
    func row(
        item: String, kind: SubjectKind?, provider: String, _ inForce: InForce,
        or absent: StaffRefusal = .itemNotInCatalogue
    ) throws -> SingleRow {
        guard let today = CalendarDate.inShanghai(atMicroseconds: caller.nowMicroseconds) else {
            throw StaffError.unexpectedAnswer
        }
        do throws(ImportError) {
            return try SingleRow(
                catalogue: inForce.catalogue, versionID: inForce.versionID, item: item, kind: kind, provider: provider,
                keys: keys, receivedOn: today)
        } catch { throw StaffError.refused(absent) }
    }

    /// What the public is to know about the subject once its records are these.
    ///
    /// - Parameter records: Its public records.
    func names(of subject: Digest128, from records: [HeldRecord], _ inForce: InForce) throws -> CorrectionChange.Names {
        let ordered = records.sorted { one, other in
            let (first, second) = (one.periods.decidedOn, other.periods.decidedOn)
            guard first != second else { return one.recordID < other.recordID }
            // Without a day of decision last, as the database orders them.
            return second.map { later in first.map { $0 > later } ?? false } ?? true
        }
        let names = try SubjectNames(
            of: ordered, try RecordReprojection(catalogue: inForce.catalogue, keys: keys))
        return CorrectionChange.Names(
            replaces: true, subject: names.rows[subject], identifiers: names.identifiers[subject, default: []].sorted())
    }

    /// Runs a body and sorts what it throws.
    static func sorted<Value>(_ body: () throws -> Value) throws(StaffError) -> Value {
        do {
            return try body()
        } catch let error as StaffError {
            throw error
        } catch let error as PostgresError {
            throw StaffError(error)
        } catch let error as CryptographyError {
            throw .cryptography(error)
        } catch {
            // A stored record that can't be read, or names that can't be put into the form of searches.
            throw .unexpectedAnswer
        }
    }
}
