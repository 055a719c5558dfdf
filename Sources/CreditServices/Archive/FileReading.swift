public import CreditInformation
public import CreditStore
import FoundationEssentials
public import Postgres

/// Gives a scan out: the reading is logged and committed before the first byte is read from the store.
///
/// Confined to the thread of its connection, which logs in as staff.
/// - Rule: HZ-Q17, HZ-Q15, TM-1.
public struct FileReading {
    /// A scan that may be read now.
    public struct Scan: Sendable {
        /// The bytes, proved to be those that were kept.
        public let content: [UInt8]
        /// What they are.
        public let format: ScanFormat
        /// The answer that the log has sealed, with the digest of the bytes and the receipt; ASCII, nothing personal.
        public let answer: String
    }

    private struct Permit: Decodable {
        let file: String
        let media_type: String  // swift-format-ignore: AlwaysUseLowerCamelCase
        let byte_count: Int  // swift-format-ignore: AlwaysUseLowerCamelCase
        let content_digest: String  // swift-format-ignore: AlwaysUseLowerCamelCase
        let key_version: UInt16  // swift-format-ignore: AlwaysUseLowerCamelCase
    }

    private let connection: Connection
    private let archive: ScanArchive
    private let caller: StaffCaller

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ archive: ScanArchive, _ caller: StaffCaller) {
        self.connection = connection
        self.archive = archive
        self.caller = caller
    }

    /// Reads a file.
    ///
    /// - Throws: `.refused` without an approved loan or the person's own open case; `.refused(.fileDamaged)` after the
    ///   reading was logged, when the store has something else.
    public func read(_ file: UInt128) throws(StaffError) -> Scan {
        let answer = try StaffTransaction(connection).run { connection in
            try FilingStore(connection, caller).fileForReading(file)
        }
        guard let permit = try? JSONDecoder().decode(Permit.self, from: Data(answer.utf8)),
            let format = ScanFormat(rawValue: permit.media_type),
            let digest = [UInt8](lowercaseHexadecimal: permit.content_digest)
        else { throw .unexpectedAnswer }
        let scan = StoredScan(
            id: file, byteCount: permit.byte_count, digest: digest, keyVersion: permit.key_version)
        do throws(ScanArchiveError) {
            return Scan(content: try archive.content(of: scan), format: format, answer: answer)
        } catch { throw StaffError(error) }
    }
}
