/// A JSON value as a request states it, before any meaning is given to it.
public indirect enum JSONElement: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// A number without fraction and exponent that fits into 64 bits.
    case integer(Int64)
    /// Any other number, as it is written: nothing here is computed with it.
    case number(String)
    case text(String)
    case array([JSONElement])
    case object(JSONMembers)
}
