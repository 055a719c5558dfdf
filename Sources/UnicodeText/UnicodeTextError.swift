/// What can be missing in the installation; text itself is never an error.
public enum UnicodeTextError: Error, Sendable, Hashable, CustomStringConvertible {
    /// ICU or its data lacks what is named.
    case unavailable(String)

    public var description: String {
        switch self {
        case .unavailable(let what): "ICU offers no \(what)"
        }
    }
}
