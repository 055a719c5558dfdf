/// Where a checkpoint comes from that the database is compared with.
public enum CheckpointSource: String, Sendable, Hashable, CustomStringConvertible {
    /// The database itself.
    case database
    /// The signer's published file.
    case published
    /// A file that somebody else kept, a witness for example.
    case external

    public var description: String {
        switch self {
        case .database: "the database's checkpoint"
        case .published: "the signer's published checkpoint"
        case .external: "the checkpoint that was handed in"
        }
    }
}
