/// One thing that lies in a file store.
public struct FileStoreEntry: Sendable, Equatable {
    /// What it is.
    public enum Kind: Sendable, Equatable {
        /// The bytes of an id.
        case file(UInt128)
        /// What an interrupted write has left.
        case partial
        /// Nothing of the platform's: it is named and left alone.
        case foreign
    }

    /// What it is.
    public let kind: Kind
    /// Where it lies, relative to the store; of a foreign thing its number in the file system and not its name, which may be
    /// personal.
    public let name: String
    /// Last change, seconds since 1970-01-01 UTC.
    public let modifiedAtSeconds: Int64

    /// An entry from its parts.
    public init(kind: Kind, name: String, modifiedAtSeconds: Int64) {
        self.kind = kind
        self.name = name
        self.modifiedAtSeconds = modifiedAtSeconds
    }
}
