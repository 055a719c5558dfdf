/// Where a record stands to the unit that asks, judged by the unit that provided the record.
///
/// - Rule: JJ-4, JJ-5, JJ-6 (第十八条).
public enum JurisdictionRelation: String, Sendable, Hashable, CaseIterable {
    /// The asking unit's own: for a county unit the same county, for a city unit a provider of the city or above it.
    case own
    /// A county of the asking city.
    case below
    /// The city, or above it, seen from a county.
    case above
    /// Another county, another city, or a provider that nobody registered.
    case other

    /// The relation in Chinese.
    public var label: String {
        switch self {
        case .own: "本级（本辖区）"
        case .below: "所辖县（市、区）"
        case .above: "上级"
        case .other: "其他辖区或者来源不明"
        }
    }
}
