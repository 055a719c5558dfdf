/// A complete request.
public struct FastCGIRequest: Sendable, Hashable {
    /// Id to answer under; never zero.
    public let requestID: UInt16
    /// Whether the connection stays open after the answer.
    public let keepsConnection: Bool
    /// What the web server states about the request.
    public let parameters: FastCGIParameters
    /// The body; its length is that of `CONTENT_LENGTH` if that was stated.
    public let body: [UInt8]

    /// The value of a parameter; see `FastCGIParameters`.
    public subscript(name: String) -> ArraySlice<UInt8>? { parameters[name] }

    /// The value of a parameter as text; `nil` when absent or not UTF-8.
    public func string(_ name: String) -> String? { parameters.string(name) }
}
