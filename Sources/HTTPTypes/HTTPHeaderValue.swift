/// The value of an answer's header field: printable ASCII only, so that it can't end the line it stands in.
public struct HTTPHeaderValue: Sendable, Hashable {
    /// Longest value, in bytes: the whole header block must fit into nginx's `fastcgi_buffer_size` (4 or 8 KiB).
    public static let maximumBytes = 2_048

    /// Space to tilde, no space at either end, 0 to `maximumBytes` bytes.
    public let text: String

    /// A value from text of any origin.
    /// - Returns: `nil` when the text holds CR, LF, NUL, any other control or non-ASCII character, begins or ends with
    ///   a space, or is too long.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count <= Self.maximumBytes, bytes.allSatisfy({ (0x20...0x7E).contains($0) }),
            bytes.first != 0x20, bytes.last != 0x20
        else { return nil }
        self.text = text
    }

    /// A value that is written in the source.
    ///
    /// - Precondition: The literal is a valid value; it is the programmer's and never comes from input.
    public init(literal: StaticString) {
        guard let value = HTTPHeaderValue(literal.description) else {
            preconditionFailure("a header value in the source holds a forbidden character")
        }
        self = value
    }

    /// A number in decimal digits, such as the seconds of `Retry-After`.
    public init(_ number: Int) {
        text = String(number)
    }
}
