/// How the server writes the values of a result.
public enum ResultFormat: Int32, Sendable {
    /// Words; for types that have no reader in `QueryResult`.
    case text = 0
    /// The binary format of each type.
    case binary = 1
}
