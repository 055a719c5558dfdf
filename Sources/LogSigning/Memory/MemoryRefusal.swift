public import DurableFiles

/// Why the signer does not start with the memory that it finds.
public enum MemoryRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file or folder cannot be used; another signer may have it.
    case file(DurableFileError)
    /// The document is not whole, or its parts contradict each other.
    case damaged
    /// Another key signed what is remembered.
    case otherKey
    /// There is no memory, but something was signed.
    case lost

    /// Whether another signer works with the memory at this moment.
    public var isAnotherSigner: Bool {
        if case .file(let error) = self { error.cause == .alreadyLocked } else { false }
    }

    public var description: String {
        switch self {
        case .file(let error): error.description
        case .damaged: "the signer's memory is damaged; put a copy of its state directory back"
        case .otherKey: "the key is not the one that signed what is remembered; put the old key back"
        case .lost: "there are checkpoints but no memory of them; put a copy of the state directory back"
        }
    }
}
