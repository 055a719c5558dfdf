import CreditInformation
public import Cryptography

/// Scanned materials: sealed on their way into the store, opened and proved on their way out.
///
/// Safe to share between threads; every call blocks and holds the content three times in memory at most.
/// - Rule: HZ-Q16, X-4.
public struct ScanArchive: Sendable {
    /// What sealed bytes are bound to besides the id, so that nothing sealed for another purpose is taken for a scan.
    private static let purpose = Array("stored_file content 1 ".utf8)
    /// What sealing adds at most: version, algorithm, nonce and tag, with room for a new algorithm.
    private static let maximumOverheadBytes = 1024

    let store: any FileStore
    private let cipher: VersionedCipher

    /// - Parameter cipher: The one of document numbers.
    public init(_ store: any FileStore, _ cipher: VersionedCipher) {
        self.store = store
        self.cipher = cipher
    }

    /// - Parameter secrets: With the key of document numbers.
    public init(_ store: any FileStore, _ secrets: StaffSecrets) {
        self.init(store, secrets.cipher)
    }

    /// Kind of the store, as `stored_file.store` names it.
    public var kind: String { store.kind }

    /// An id that nothing has yet.
    public static func newID() throws(CryptographyError) -> UInt128 {
        Digest128(prefixOf: try RandomBytes.generate(16)).value
    }

    /// Seals and keeps a content; on disk when it returns.
    ///
    /// - Throws: `ScanArchiveError`; nothing is kept then.
    public func keep(_ content: [UInt8], id: UInt128) throws(ScanArchiveError) -> StoredScan {
        let sealed: [UInt8]
        do throws(CryptographyError) {
            sealed = try cipher.seal(content, associatedData: Self.place(id))
        } catch { throw .cryptography(error) }
        do throws(FileStoreError) { try store.write(sealed, id: id) } catch { throw .store(error) }
        return StoredScan(
            id: id, byteCount: content.count, digest: Digest.of(content, .sha256), keyVersion: cipher.newestVersion)
    }

    /// The content of a scan, proved to be the one that was kept.
    ///
    /// - Throws: `.damaged` when bytes were changed, cut, moved from another id or sealed with another key.
    public func content(of scan: StoredScan) throws(ScanArchiveError) -> [UInt8] {
        let sealed: [UInt8]
        do throws(FileStoreError) {
            sealed = try store.read(scan.id, maximumBytes: scan.byteCount + Self.maximumOverheadBytes)
        } catch {
            switch error {
            case .absent: throw .missing
            case .tooLarge: throw .damaged
            case .full, .notCreated, .unreadable, .failed: throw .store(error)
            }
        }
        // Before a key is looked for: bytes that name another one are not what was kept.
        guard VersionedCipher.version(of: sealed) == scan.keyVersion else { throw .damaged }
        let content: [UInt8]
        do throws(CryptographyError) { content = try cipher.open(sealed, associatedData: Self.place(scan.id)) } catch {
            switch error {
            case .authenticationFailed, .malformedSealedBytes: throw .damaged
            default: throw .cryptography(error)
            }
        }
        guard content.count == scan.byteCount, Digest.of(content, .sha256) == scan.digest else { throw .damaged }
        return content
    }

    private static func place(_ id: UInt128) -> [UInt8] { purpose + Array(Digest128(id).text.utf8) }
}
