/// Everything about a query and a record that the access policy looks at.
///
/// - Rule: HZ-Q3, JJ-4, JJ-5, JJ-6, JJ-7.
public struct AccessSituation: Sendable, Hashable {
    /// Channel.
    public var audience: Audience
    /// Role of the account; nil when there is none, as in front of the public.
    public var role: AccountRole?
    /// Level of the asking unit; nil when there is none.
    public var unitLevel: UnitLevel?
    /// Where the record stands to the asking unit; nil when there is none.
    public var relation: JurisdictionRelation?
    /// Open level of the record.
    public var openLevel: OpenLevel
    /// Sharing mode of the item.
    public var sharing: SharingMode
    /// Whether the providing unit consents.
    public var consent: ConsentStanding
    /// The record's marker.
    public var marker: MarkerStanding
    /// What the query is for.
    public var purpose: QueryPurpose

    /// A situation.
    public init(
        audience: Audience, role: AccountRole?, unitLevel: UnitLevel?, relation: JurisdictionRelation?,
        openLevel: OpenLevel, sharing: SharingMode, consent: ConsentStanding, marker: MarkerStanding,
        purpose: QueryPurpose
    ) {
        self.audience = audience
        self.role = role
        self.unitLevel = unitLevel
        self.relation = relation
        self.openLevel = openLevel
        self.sharing = sharing
        self.consent = consent
        self.marker = marker
        self.purpose = purpose
    }
}
