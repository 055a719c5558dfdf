/// When a rule of the access policy applies. A dimension that is nil is left open: every value of it is meant.
///
/// A role, level or relation that is absent from the situation only meets rules that leave its dimension open: what is
/// unknown never meets a rule that asks for something.
public struct AccessConditions: Sendable, Hashable {
    /// Channels.
    public var audiences: [Audience]?
    /// Roles.
    public var roles: [AccountRole]?
    /// Levels of the asking unit.
    public var unitLevels: [UnitLevel]?
    /// Where the record stands to the asking unit.
    public var relations: [JurisdictionRelation]?
    /// Open levels.
    public var openLevels: [OpenLevel]?
    /// Sharing modes.
    public var sharing: [SharingMode]?
    /// Consents.
    public var consents: [ConsentStanding]?
    /// Markers.
    public var markers: [MarkerStanding]?
    /// Purposes.
    public var purposes: [QueryPurpose]?

    /// Conditions that every situation meets; dimensions are then set one by one.
    public init() {}

    /// Whether the situation meets every dimension.
    public func match(_ situation: AccessSituation) -> Bool {
        Self.meets(audiences, situation.audience) && Self.meets(roles, situation.role)
            && Self.meets(unitLevels, situation.unitLevel) && Self.meets(relations, situation.relation)
            && Self.meets(openLevels, situation.openLevel) && Self.meets(sharing, situation.sharing)
            && Self.meets(consents, situation.consent) && Self.meets(markers, situation.marker)
            && Self.meets(purposes, situation.purpose)
    }

    static func meets<Value: Equatable>(_ wanted: [Value]?, _ value: Value?) -> Bool {
        guard let wanted else { return true }
        guard let value else { return false }
        return wanted.contains(value)
    }
}

extension AccessConditions: Decodable {
    /// Names of the dimensions in a policy file.
    static let keys: Set<String> = [
        "audiences", "roles", "unitLevels", "relations", "openLevels", "sharing", "consents", "markers", "purposes",
    ]

    /// Reads conditions leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        try self.init(LenientObject(decoder, known: Self.keys))
    }

    private init(_ object: LenientObject) throws {
        audiences = try object.optionalChoices("audiences")
        roles = try object.optionalChoices("roles")
        unitLevels = try object.optionalChoices("unitLevels")
        relations = try object.optionalChoices("relations")
        openLevels = try object.optionalChoices("openLevels")
        sharing = try object.optionalChoices("sharing")
        consents = try object.optionalChoices("consents")
        markers = try object.optionalChoices("markers")
        purposes = try object.optionalChoices("purposes")
    }
}
