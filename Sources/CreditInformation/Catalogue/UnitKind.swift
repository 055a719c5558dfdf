/// What kind of body a providing unit is.
public enum UnitKind: String, Sendable, Hashable, CaseIterable {
    /// Government department.
    case department
    /// Municipal utility: water, electricity, gas, transport.
    case utility
    /// People's court.
    case court
    /// People's procuratorate.
    case procuratorate
    /// Party organ or mass organisation.
    case publicBody = "public_body"
    /// Organisation entrusted by law with a public task, such as a housing fund centre.
    case institution
    /// National or provincial body whose data come down to the city.
    case higherAuthority = "higher_authority"
}
