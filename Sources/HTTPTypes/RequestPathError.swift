/// Why a request path was refused.
public enum RequestPathError: Error, Sendable, Hashable {
    /// Longer than the limit (414).
    case tooLong
    /// More segments than the limit (404 or 414).
    case tooManySegments
    /// Does not begin with a slash (absolute form, `*`, empty).
    case notAbsolute
    /// `//`, or a slash at the end of anything but the root.
    case emptySegment
    /// `.` or `..`, escaped or not.
    case dotSegment
    /// An escaped `/` or `\`.
    case encodedSeparator
    /// A character that RFC 3986 does not allow unescaped in a path.
    case forbiddenCharacter
    /// A segment can't be decoded.
    case text(TextEncodingError)
}
