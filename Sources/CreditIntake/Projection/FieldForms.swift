/// What becomes of one value: how it is stored, and what is shown of it to whom.
///
/// - Rule: X-4, JJ-2, PB-6.
struct FieldForms {
    /// Whether it is stored sealed.
    let isSealed: Bool
    /// The value with identity and account numbers masked: the most that anybody is shown.
    let full: FieldValue
    /// The value as the catalogue masks it; nil: withheld.
    let masked: FieldValue?
    /// Whether both forms read the same.
    let isSame: Bool
    /// Whether the masked form hides something of the value.
    let isMasked: Bool
}
