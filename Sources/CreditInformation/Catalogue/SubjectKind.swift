/// Kind of a credit subject.
///
/// - Rule: HZ-M3.
public enum SubjectKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Legal persons, unincorporated organisations and sole traders: whoever holds a unified social credit code.
    case organisation
    /// Natural persons, keyed by an identity document.
    case person
}
