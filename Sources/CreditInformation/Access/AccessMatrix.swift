/// Every situation there is, in as few cases as a policy tells apart.
///
/// Values of a dimension that no rule tells apart make a class; what holds for one of them holds for all. With it a policy is
/// checked and printed completely, in thousands of cases instead of hundreds of thousands.
public struct AccessMatrix: Sendable {
    /// Levels that an asking unit can have; `above` is for providers only.
    public static let askingLevels: [UnitLevel] = [.city, .county]

    private let audiences: [[Audience]]
    private let roles: [[AccountRole?]]
    private let unitLevels: [[UnitLevel?]]
    private let relations: [[JurisdictionRelation?]]
    private let openLevels: [[OpenLevel]]
    private let sharing: [[SharingMode]]
    private let consents: [[ConsentStanding]]
    private let markers: [[MarkerStanding]]
    private let purposes: [[QueryPurpose]]

    /// All situations; channels, duties, open levels, sharing, consents and markers stay apart even where no rule tells
    /// them apart, because the check asks about each of their values.
    public init(_ policy: AccessPolicy) {
        let rules = policy.rules.map(\.conditions)
        audiences = Audience.allCases.map { [$0] }
        roles =
            AccountDuty.allCases.flatMap { duty in
                Self.classes(AccountRole.allCases.filter { $0.duty == duty }, rules, \.roles)
            } + [[nil]]
        unitLevels = Self.classes(Self.askingLevels + [nil], rules, \.unitLevels)
        relations = Self.classes(JurisdictionRelation.allCases + [nil], rules, \.relations)
        openLevels = OpenLevel.allCases.map { [$0] }
        sharing = SharingMode.allCases.map { [$0] }
        consents = ConsentStanding.allCases.map { [$0] }
        markers = MarkerStanding.allCases.map { [$0] }
        purposes = Self.classes(QueryPurpose.allCases, rules, \.purposes)
    }

    /// The situations of one channel, in the fewest cases.
    public init(_ policy: AccessPolicy, for audience: Audience) {
        let rules = policy.rules.map(\.conditions).filter { AccessConditions.meets($0.audiences, audience) }
        audiences = [[audience]]
        roles = Self.classes(AccountRole.allCases + [nil], rules, \.roles)
        unitLevels = Self.classes(Self.askingLevels + [nil], rules, \.unitLevels)
        relations = Self.classes(JurisdictionRelation.allCases + [nil], rules, \.relations)
        openLevels = Self.classes(OpenLevel.allCases, rules, \.openLevels)
        sharing = Self.classes(SharingMode.allCases, rules, \.sharing)
        consents = Self.classes(ConsentStanding.allCases, rules, \.consents)
        markers = Self.classes(MarkerStanding.allCases, rules, \.markers)
        purposes = Self.classes(QueryPurpose.allCases, rules, \.purposes)
    }

    /// Groups values that meet the same rules, in the order in which the first of each group stands.
    private static func classes<Value: Equatable>(
        _ values: [Value?], _ rules: [AccessConditions], _ wanted: (AccessConditions) -> [Value]?
    ) -> [[Value?]] {
        var classes: [(met: [Bool], values: [Value?])] = []
        for value in values {
            let met = rules.map { AccessConditions.meets(wanted($0), value) }
            if let known = classes.firstIndex(where: { $0.met == met }) {
                classes[known].values.append(value)
            } else {
                classes.append((met, [value]))
            }
        }
        return classes.map(\.values)
    }

    private static func classes<Value: Equatable>(
        _ values: [Value], _ rules: [AccessConditions], _ wanted: (AccessConditions) -> [Value]?
    ) -> [[Value]] {
        classes(values.map(Optional.some), rules, wanted).map { $0.compactMap(\.self) }
    }

    /// Number of classes of each dimension, in the order of the situation's properties.
    public var sizes: [Int] {
        [
            audiences.count, roles.count, unitLevels.count, relations.count, openLevels.count, sharing.count,
            consents.count, markers.count, purposes.count,
        ]
    }

    /// A situation of the case whose classes are named by their places.
    public func situation(_ places: [Int]) -> AccessSituation {
        AccessSituation(
            audience: audiences[places[0]][0], role: roles[places[1]][0], unitLevel: unitLevels[places[2]][0],
            relation: relations[places[3]][0], openLevel: openLevels[places[4]][0], sharing: sharing[places[5]][0],
            consent: consents[places[6]][0], marker: markers[places[7]][0], purpose: purposes[places[8]][0])
    }

    /// Calls the body with the places and one situation of every case.
    public func forEachCase(_ body: (_ places: [Int], _ situation: AccessSituation) -> Void) {
        let sizes = sizes
        var places = [Int](repeating: 0, count: sizes.count)
        while true {
            body(places, situation(places))
            var dimension = sizes.count - 1
            while dimension >= 0, places[dimension] + 1 == sizes[dimension] {
                places[dimension] = 0
                dimension -= 1
            }
            guard dimension >= 0 else { return }
            places[dimension] += 1
        }
    }

    /// What the values of a class are called in Chinese.
    public func labels(dimension: Int, place: Int) -> [String] {
        switch dimension {
        case 0: audiences[place].map(\.label)
        case 1: roles[place].map { $0?.label ?? "无账户" }
        case 2: unitLevels[place].map { $0?.label ?? "无单位" }
        case 3: relations[place].map { $0?.label ?? "无单位" }
        case 4: openLevels[place].map { "\($0.rawValue)类" }
        case 5: sharing[place].map(\.label)
        case 6: consents[place].map(\.label)
        case 7: markers[place].map(\.label)
        default: purposes[place].map(\.label)
        }
    }
}
