/// The path of a request, split into decoded segments.
///
/// Made from the raw request target, not from a path that a server has already normalised: the two can differ, and the
/// difference is where access rules get lost. One resource has one address: no empty segment, no dot segment, no slash
/// at the end.
public struct RequestPath: Sendable, Hashable {
    /// Longest path by default, in bytes as sent. 1,024: routes are short words and one identifier.
    public static let defaultMaximumBytes = 1_024
    /// Most segments by default. 16: the deepest route has fewer than 8.
    public static let defaultMaximumSegments = 16

    /// Decoded segments, none empty; none at all for the root.
    public let segments: [String]

    /// Reads the path of a request target such as `/v1/subjects/a%20b?x=1`; the query is left alone.
    /// - Parameters:
    ///   - target: `REQUEST_URI` in origin form.
    ///   - maximumBytes: Longest path without the query, in bytes as sent, inclusive.
    ///   - maximumSegments: Most segments, inclusive.
    /// - Throws: `RequestPathError`, for the first fault from the left; a path over its limit is not looked into.
    public init(
        _ target: ArraySlice<UInt8>, maximumBytes: Int = defaultMaximumBytes,
        maximumSegments: Int = defaultMaximumSegments
    ) throws(RequestPathError) {
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        guard path.count <= maximumBytes else { throw .tooLong }
        guard path.first == UInt8(ascii: "/") else { throw .notAbsolute }
        var segments: [String] = []
        var position = path.startIndex + 1
        while position <= path.endIndex, path.count > 1 {
            let end = path[position...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            guard segments.count < maximumSegments else { throw .tooManySegments }
            segments.append(try Self.segment(path[position..<end]))
            position = end + 1
        }
        self.segments = segments
    }

    private static func segment(_ bytes: ArraySlice<UInt8>) throws(RequestPathError) -> String {
        guard !bytes.isEmpty else { throw .emptySegment }
        let text: String
        do throws(TextEncodingError) {
            text = try PercentEncodedText.decode(bytes, plusIsSpace: false)
        } catch {
            throw .text(error)
        }
        guard bytes.allSatisfy(isPathByte) else { throw .forbiddenCharacter }
        guard text != ".", text != ".." else { throw .dotSegment }
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) else {
            throw .encodedSeparator
        }
        return text
    }

    /// Whether a byte may stand in a segment: RFC 3986 `pchar`, the escape sign, or a byte of raw UTF-8 (checked apart).
    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF: true
        default: "-._~%!$&'()*+,;=:@".utf8.contains(byte)
        }
    }
}
