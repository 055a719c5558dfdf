/// Administrative level of a providing unit; decides whose jurisdiction its records belong to.
public enum UnitLevel: String, Sendable, Hashable, CaseIterable {
    /// Above the city: nation or province.
    case above
    /// City.
    case city
    /// District, county or county-level city.
    case county

    /// The level in Chinese.
    public var label: String {
        switch self {
        case .above: "市级以上"
        case .city: "市级"
        case .county: "县级"
        }
    }
}
