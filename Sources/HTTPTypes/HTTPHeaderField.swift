/// One header field of an answer.
public struct HTTPHeaderField: Sendable, Hashable {
    /// What the field is called.
    public let name: HTTPHeaderName
    /// What it says.
    public let value: HTTPHeaderValue

    /// A field of two parts that are each valid already.
    public init(_ name: HTTPHeaderName, _ value: HTTPHeaderValue) {
        self.name = name
        self.value = value
    }
}
