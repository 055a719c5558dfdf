import DurableFiles
import FoundationEssentials
public import TransparencyLog

/// The approvals of a bundle, kept beside its folder: one file a person.
public struct ApprovalFiles {
    private static let mode: UInt32 = 0o640
    private static let folderMode: UInt32 = 0o750
    /// Files that are looked at; there are two or three persons.
    private static let maximumFiles = 64

    private let folder: String

    /// Of a bundle.
    public init(_ bundle: ArchiveBundle) {
        folder = bundle.folder + ".approvals"
    }

    /// Keeps an approval.
    public func keep(_ approval: DetachmentApproval, of key: VerifierKey) throws {
        try DurableFile.makeFolder(folder, mode: Self.folderMode)
        // Names may hold slashes; the key's id may not.
        let id = key.text.split(separator: "+").dropFirst().first.map(String.init) ?? "key"
        try DurableFile.replace(
            "\(folder)/\(id)", with: Array(approval.note.serialized.utf8), mode: Self.mode)
    }

    /// All that were kept; a file that is no signed note is left out, because it approves nothing.
    public func all() throws -> [DetachmentApproval] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        var approvals: [DetachmentApproval] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().prefix(Self.maximumFiles) {
            let bytes = try DurableFile.read("\(folder)/\(name)", maximumBytes: SignedNote.maximumBytes)
            guard let note = try? SignedNote(String(decoding: bytes, as: UTF8.self)) else { continue }
            approvals.append(DetachmentApproval(note))
        }
        return approvals
    }
}
