/// Why a query string was refused.
public enum QueryItemsError: Error, Sendable, Hashable {
    /// The whole query is over its limit (414).
    case tooLong
    /// More parameters than allowed.
    case tooManyItems
    /// A name is over its limit.
    case nameTooLong
    /// A value is over its limit.
    case valueTooLong
    /// Two `&` in a row, `&` at an end, or `=` without a name before it.
    case emptyName
    /// A parameter without `=`.
    case missingEqualsSign
    /// A parameter appears twice (ASVS 15.3.7: no choice between them is safe).
    case repeatedName
    /// A name or value can't be decoded.
    case text(TextEncodingError)
}
