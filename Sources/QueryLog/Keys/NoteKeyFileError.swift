public import DurableFiles
public import TransparencyLog

/// Why a file with a private key could not be made or read; shows nothing of the key.
public enum NoteKeyFileError: Error, Sendable, CustomStringConvertible {
    /// There is a file already; a key that exists has signed something and is never overwritten.
    case exists(path: String)
    /// The file could not be read or written, or others may read it.
    case file(DurableFileError)
    /// The file holds no key, or none could be made.
    case key(path: String, NoteError)

    /// Whether there is no such file.
    public var isAbsence: Bool {
        if case .file(let error) = self { return error.isAbsence }
        return false
    }

    public var description: String {
        switch self {
        case .exists(let path): "there is a key already: \(path)"
        case .file(let error): error.description
        case .key(let path, let error): "\(path): \(error.description)"
        }
    }
}
