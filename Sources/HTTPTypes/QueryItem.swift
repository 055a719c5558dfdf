/// One parameter of a query, decoded.
public struct QueryItem: Sendable, Hashable {
    /// Not empty, valid text without control characters.
    public let name: String
    /// May be empty; valid text without control characters.
    public let value: String
}
