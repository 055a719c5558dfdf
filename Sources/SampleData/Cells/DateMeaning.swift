/// Which day of a record a date is.
enum DateMeaning: Sendable {
    case decided
    case published
    case validFrom
    case validUntil
    case publicUntil
    case established
    /// Day on which an entry was taken from a list or a debt was paid; most have none.
    case ended
    /// Day on which a court opened the case.
    case filed
    case final
}
