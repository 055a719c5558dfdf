/// A stored public subject, as far as an import compares it.
public struct StoredPublicSubject: Sendable, Equatable {
    /// Whether its name comes from the registration item.
    public let isNamedByRegister: Bool
    /// Its JSON.
    public let document: String
}
