/// What a rule of the access policy does.
public enum AccessEffect: String, Sendable, Hashable, CaseIterable {
    /// Allows up to its form.
    case permit
    /// Allows no more than its form, whatever is permitted.
    case forbid

    /// The effect in Chinese.
    public var label: String {
        switch self {
        case .permit: "允许"
        case .forbid: "限制为"
        }
    }
}
