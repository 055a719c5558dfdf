/// Why percent-encoded text was refused.
public enum TextEncodingError: Error, Sendable, Hashable {
    /// `%` is not followed by two hexadecimal digits.
    case malformedEscape
    /// Overlong, surrogate, out of range or cut off.
    case malformedUTF8
    /// U+0000 to U+001F or U+007F to U+009F.
    case controlCharacter
}
