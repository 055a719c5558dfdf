/// One field of a record as the platform has it, beside the provider's own copy.
///
/// - Rule: BX-14, PB-6.
package struct FieldComparison: Sendable, Equatable {
    /// What the two copies say.
    package enum Outcome: String, Sendable, CaseIterable {
        /// The same after the import's normalisation.
        case equal
        /// Something else.
        case different
        /// The provider's copy has no value.
        case missingAtProvider = "missing_at_provider"
        /// The platform's copy has no value.
        case missingOnPlatform = "missing_on_platform"
        /// The provider's text can't be read as an import would read it.
        case unreadable
    }

    /// Canonical code of the field.
    package let code: String
    /// Its Chinese name.
    package let name: String
    /// What the copies say.
    package let outcome: Outcome
    /// The platform's value as its mask leaves it; nil: none, or withheld.
    package let platform: String?
    /// The provider's value as its mask leaves it; nil: none, withheld, or unreadable.
    package let provider: String?
}
