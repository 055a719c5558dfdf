/// What a server answered, whatever its status.
public struct HTTPAnswer: Equatable, Sendable {
    /// The status code, 200 to 599.
    public let status: Int
    /// The media type as the server wrote it; nil when it gave none.
    public let contentType: String?
    /// The body as it was sent; no content encoding is asked for or undone.
    public let body: [UInt8]
}
