private import CLinux
private import Glibc

/// A file operation that failed; names the path, the operation and the cause, never anything of the content.
public struct DurableFileError: Error, Equatable, Sendable {
    /// What was tried.
    public enum Operation: String, Sendable {
        case open, read, write, append, replace, make, remove, synchronize, lock
        case makeFolder = "make folder"
    }

    /// Why it failed.
    public enum Cause: Equatable, Sendable {
        /// A system call left this number, as in `errno(3)`.
        case system(Int32)
        /// There is a link, a folder or a device where a regular file should be.
        case notARegularFile
        /// There is something else where a folder should be.
        case notAFolder
        /// There is something of a name that is given once.
        case alreadyThere
        /// The file has more bytes than the reader allows.
        case tooLarge(maximumBytes: Int)
        /// Somebody holds the lock, in this process or in another.
        case alreadyLocked
        /// Others than the owner may read or write the secret; the mode bits.
        case openToOthers(mode: UInt32)
        /// The secret belongs neither to the user of this process nor to root.
        case foreignOwner
    }

    /// The path, as the caller gave it or derived from it.
    public let path: String
    /// What was tried.
    public let operation: Operation
    /// Why it failed.
    public let cause: Cause

    /// Whether there is no file or no folder of this name.
    public var isAbsence: Bool { cause == .system(ENOENT) }

    init(_ operation: Operation, _ path: String, _ cause: Cause) {
        self.operation = operation
        self.path = path
        self.cause = cause
    }

    /// Takes the number that a call just left in `errno`; to be called before anything else can change it.
    static func last(_ operation: Operation, _ path: String) -> DurableFileError {
        DurableFileError(operation, path, .system(errno))
    }
}

extension DurableFileError: CustomStringConvertible {
    /// For example `replace /var/lib/credit/state.json: ENOSPC (No space left on device)`.
    public var description: String { "\(operation.rawValue) \(path): \(reason)" }

    private var reason: String {
        switch cause {
        case .system(let number):
            // Static texts owned by the C library.
            guard let name = unsafe clinux_error_name(number), let text = unsafe clinux_error_text(number) else {
                return "E\(number)"
            }
            return unsafe "\(String(cString: name)) (\(String(cString: text)))"
        case .notARegularFile: return "is no regular file; links are not followed here"
        case .notAFolder: return "is no folder"
        case .alreadyThere: return "is there already"
        case .tooLarge(let maximumBytes): return "has more than \(maximumBytes) bytes"
        case .alreadyLocked: return "is locked by another writer"
        case .openToOthers(let mode): return "has mode 0\(String(mode, radix: 8)); allowed: 0400 or 0600"
        case .foreignOwner: return "belongs neither to this program's user nor to root"
        }
    }
}
