internal import DurableFiles
public import TransparencyLog

/// The file with a private key that signs notes: a log's, a witness's, or that of a person who approves.
///
/// - Rule: HZ-Q15.
public struct NoteKeyFile: Sendable {
    /// Bytes of a key file that are read; it has some hundred.
    static let maximumBytes = 4096
    private static let folderMode: UInt32 = 0o700
    private static let fileMode: UInt32 = 0o600

    private let path: String

    /// Names a file; nothing is read yet.
    public init(_ path: String) {
        self.path = path
    }

    /// Makes a key where there is none, readable by its owner only.
    ///
    /// - Returns: The public half.
    /// - Throws: `.exists` when there is a file; `.file`, `.key`.
    public func create(name: String, type: NoteSignatureType) throws(NoteKeyFileError) -> VerifierKey {
        guard try !exists() else { throw .exists(path: path) }
        let text: String
        do throws(NoteError) { text = try NoteSigner.generate(name: name, type: type) } catch {
            throw .key(path: path, error)
        }
        let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        do throws(DurableFileError) {
            // A relative path is in a folder that is there.
            if path.hasPrefix("/"), !folder.isEmpty { try DurableFile.makeFolder(folder, mode: Self.folderMode) }
            try DurableFile.replace(path, with: Array((text + "\n").utf8), mode: Self.fileMode)
        } catch { throw .file(error) }
        return try signer().verifierKey
    }

    /// Reads the key.
    ///
    /// - Throws: `.file` also when others may read the file; `.key`.
    public func signer() throws(NoteKeyFileError) -> NoteSigner {
        let bytes: [UInt8]
        do throws(DurableFileError) { bytes = try DurableFile.readSecret(path, maximumBytes: Self.maximumBytes) } catch
        {
            throw .file(error)
        }
        do throws(NoteError) { return try NoteSigner(privateText: String(decoding: bytes, as: UTF8.self)) } catch {
            throw .key(path: path, error)
        }
    }

    private func exists() throws(NoteKeyFileError) -> Bool {
        do throws(DurableFileError) {
            _ = try DurableFile.read(path, maximumBytes: Self.maximumBytes)
        } catch {
            if error.isAbsence { return false }
            throw .file(error)
        }
        return true
    }
}
