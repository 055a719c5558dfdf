import CreditInformation

/// A policy as bit masks: the same decisions a hundred times faster, so that hundreds of mutants can be compared with the
/// regulations in every situation. That it decides as the policy does is itself tested.
struct QuickPolicy {
    private struct Row {
        let mask: UInt64
        let rank: Int
    }

    private var permits: [Row] = []
    private var forbids: [Row] = []

    init(_ rules: [AccessRule]) {
        for rule in rules {
            let row = Row(mask: Self.mask(of: rule.conditions), rank: rule.form.rank)
            switch rule.effect {
            case .permit: permits.append(row)
            case .forbid: forbids.append(row)
            }
        }
    }

    /// Rank of what is permitted.
    func granted(_ situation: UInt64) -> Int {
        var rank = 0
        for row in permits where situation & ~row.mask == 0 && row.rank > rank { rank = row.rank }
        return rank
    }

    /// Rank of what the forbids leave.
    func ceiling(_ situation: UInt64) -> Int {
        var rank = DisclosureForm.full.rank
        for row in forbids where situation & ~row.mask == 0 && row.rank < rank { rank = row.rank }
        return rank
    }

    /// One bit for each value of a situation.
    static func bits(of situation: AccessSituation) -> UInt64 {
        places.audiences[situation.audience, default: 0] | places.roles[situation.role, default: 0]
            | places.unitLevels[situation.unitLevel, default: 0] | places.relations[situation.relation, default: 0]
            | places.openLevels[situation.openLevel, default: 0] | places.sharing[situation.sharing, default: 0]
            | places.consents[situation.consent, default: 0] | places.markers[situation.marker, default: 0]
            | places.purposes[situation.purpose, default: 0]
    }

    /// The bit of every value.
    private struct Places {
        let audiences: [Audience: UInt64]
        let roles: [AccountRole?: UInt64]
        let unitLevels: [UnitLevel?: UInt64]
        let relations: [JurisdictionRelation?: UInt64]
        let openLevels: [OpenLevel: UInt64]
        let sharing: [SharingMode: UInt64]
        let consents: [ConsentStanding: UInt64]
        let markers: [MarkerStanding: UInt64]
        let purposes: [QueryPurpose: UInt64]

        init() {
            var next: UInt64 = 1
            func place<Value: Hashable>(_ values: [Value]) -> [Value: UInt64] {
                var places: [Value: UInt64] = [:]
                for value in values {
                    places[value] = next
                    next <<= 1
                }
                return places
            }
            audiences = place(Audience.allCases)
            roles = place(AccountRole.allCases + [nil])
            unitLevels = place([.city, .county, nil])
            relations = place(JurisdictionRelation.allCases + [nil])
            openLevels = place(OpenLevel.allCases)
            sharing = place(SharingMode.allCases)
            consents = place(ConsentStanding.allCases)
            markers = place(MarkerStanding.allCases)
            purposes = place(QueryPurpose.allCases)
        }
    }

    private static let places = Places()

    /// The bits of the values that meet the conditions; of a dimension left open all of them, an absent value included.
    private static func mask(of conditions: AccessConditions) -> UInt64 {
        func bits<Value: Hashable>(_ places: [Value: UInt64], _ meant: [Value]?) -> UInt64 {
            let bits = meant.map { values in values.map { places[$0, default: 0] } } ?? Array(places.values)
            return bits.reduce(0, |)
        }
        return bits(places.audiences, conditions.audiences) | bits(places.roles, conditions.roles)
            | bits(places.unitLevels, conditions.unitLevels) | bits(places.relations, conditions.relations)
            | bits(places.openLevels, conditions.openLevels) | bits(places.sharing, conditions.sharing)
            | bits(places.consents, conditions.consents) | bits(places.markers, conditions.markers)
            | bits(places.purposes, conditions.purposes)
    }
}
