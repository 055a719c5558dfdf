import CreditInformation
public import CreditStore
import Cryptography
public import Postgres

/// Takes a scan in: asked for leave, checked by its bytes, sealed onto the disk, then registered and logged.
///
/// The bytes are on the disk before the row is: a crash between them leaves bytes that nobody can ask for, which the check
/// of the store removes, never a row without bytes. No transaction is open while the disk is written, because the query
/// log's head stays locked until COMMIT. Confined to the thread of its connection, which logs in as staff.
/// - Rule: HZ-Q16, PB-12.
public struct FileUpload {
    private let connection: Connection
    private let archive: ScanArchive
    private let caller: StaffCaller
    private let maximumBytes: Int

    /// Takes over the connection, outside a transaction.
    ///
    /// - Parameter maximumBytes: Bytes of the largest file.
    public init(_ connection: Connection, _ archive: ScanArchive, _ caller: StaffCaller, maximumBytes: Int) {
        self.connection = connection
        self.archive = archive
        self.caller = caller
        self.maximumBytes = maximumBytes
    }

    /// Takes it.
    ///
    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    /// - Returns: The answer of the database.
    public func take(
        _ content: [UInt8], case serviceCase: UInt128, material: UInt128, requestTokenDigest: [UInt8]
    ) throws(StaffError) -> String {
        guard content.count <= maximumBytes else { throw .refused(.fileTooLarge(maximumBytes: maximumBytes)) }
        guard let format = ScanFormat(of: content) else { throw .refused(.fileNotAccepted) }
        let transaction = StaffTransaction(connection)
        try transaction.run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
            try FilingStore(connection, caller).permitFile(case: serviceCase, material: material, bytes: content.count)
        }
        let scan = try keep(content)
        do throws(StaffError) {
            return try transaction.run { connection in
                try FilingStore(connection, caller).recordFile(
                    StoredFileRow(
                        id: scan.id, mediaType: format.mediaType, byteCount: Int32(scan.byteCount),
                        contentDigest: scan.digest, store: archive.kind, keyVersion: Int32(scan.keyVersion)),
                    case: serviceCase, material: material)
            }
        } catch {
            // Refused: surely not registered. After anything else it may be, and the check of the store finds out.
            if case .refused = error { try discard(scan.id) }
            throw error
        }
    }

    private func keep(_ content: [UInt8]) throws(StaffError) -> StoredScan {
        let id: UInt128
        do throws(CryptographyError) { id = try ScanArchive.newID() } catch { throw .cryptography(error) }
        do throws(ScanArchiveError) { return try archive.keep(content, id: id) } catch { throw StaffError(error) }
    }

    private func discard(_ id: UInt128) throws(StaffError) {
        do throws(FileStoreError) { try archive.store.remove(id) } catch { throw StaffError(.store(error)) }
    }
}
