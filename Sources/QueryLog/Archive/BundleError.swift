public import DurableFiles
public import TransparencyLog

/// What is wrong with an archive bundle; names files and positions, never content.
public struct BundleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds of fault.
    public enum Reason: Sendable, Equatable {
        /// No manifest of version 1, or not in its one spelling.
        case malformedManifest
        /// A file that the manifest lists is not there, or one is there that it does not list.
        case wrongFiles
        /// The file's digest or length is not the manifest's.
        case wrongDigest
        /// The checkpoint is not accepted.
        case checkpoint(NoteError)
        /// The checkpoint is of another log, or covers less than the month.
        case wrongCheckpoint
        /// A file that ends inside an entry, or holds more or fewer than it should.
        case malformedEntries
        /// An entry is none.
        case entry(EntryProblem)
        /// An entry's time is not in the month, or earlier than that of the one before.
        case wrongTime
        /// A hash is not that of its entry.
        case wrongHash
        /// The hashes do not lead to the signed root.
        case wrongProof
        /// The manifest names another bundle before this one than the one that is there.
        case brokenChain
        /// A file could not be read.
        case unreadable(DurableFileError)
    }

    /// The bundle's month.
    public let month: String
    /// The file, inside the bundle's folder.
    public let file: String
    /// The position, where the fault has one.
    public let position: Int?
    /// What is wrong.
    public let reason: Reason

    init(_ month: String, _ file: String, _ reason: Reason, position: Int? = nil) {
        self.month = month
        self.file = file
        self.reason = reason
        self.position = position
    }

    public var description: String {
        let place = position.map { ", position \($0)" } ?? ""
        return "bundle \(month), \(file)\(place): \(words)"
    }

    private var words: String {
        switch reason {
        case .malformedManifest: "no manifest of version 1 in its one spelling"
        case .wrongFiles: "missing, or not listed in the manifest"
        case .wrongDigest: "its digest or length is not the manifest's"
        case .checkpoint(let error): "\(error)"
        case .wrongCheckpoint: "a checkpoint of another log, or over fewer entries"
        case .malformedEntries: "it ends inside an entry, or holds more or fewer than it should"
        case .entry(let problem): "\(problem)"
        case .wrongTime: "the entry's time is outside the month or earlier than the one before"
        case .wrongHash: "the hash is not that of the entry"
        case .wrongProof: "the hashes do not lead to the signed root"
        case .brokenChain: "the bundle before it is not the one that it names"
        case .unreadable(let error): "\(error)"
        }
    }
}
