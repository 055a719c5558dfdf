/// Why bytes are no JSON text that is taken; says what and where, never quotes.
public struct StrictJSONError: Error, Sendable, Hashable {
    /// Kinds of fault.
    public enum Kind: Sendable, Hashable {
        /// Against the grammar of RFC 8259.
        case malformed
        /// Bytes that are no UTF-8, or half a surrogate pair.
        case invalidText
        /// U+0000, which the database could not hold.
        case nulCharacter
        /// A name that stands twice in one object: readers would disagree about which one counts.
        case repeatedName
        /// Deeper than allowed.
        case tooDeep
        /// More members in one object than allowed.
        case tooManyMembers
    }

    /// What is wrong.
    public let kind: Kind
    /// Byte at which it was found, from 0.
    public let offset: Int
}
