/// A request method, as far as this service tells them apart.
///
/// A method that is not named here becomes `other`: its text is never kept, so it can't travel into an answer or a log.
public enum HTTPMethod: Sendable, Hashable, CaseIterable {
    case get
    case head
    case post
    case put
    case patch
    case delete
    case options
    /// Any other method; to be answered with 405.
    case other

    /// Reads a method name; methods are case-sensitive (RFC 9110, 9.1), so `get` is `other`.
    /// - Parameter bytes: What the server states as `REQUEST_METHOD`.
    public init(_ bytes: some Collection<UInt8>) {
        for method in Self.allCases where method != .other && bytes.elementsEqual(method.name.utf8) {
            self = method
            return
        }
        self = .other
    }

    /// The name on the wire; a dash for `other`.
    public var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .other: "-"
        }
    }
}
