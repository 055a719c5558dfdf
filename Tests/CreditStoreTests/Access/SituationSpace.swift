import CreditInformation

/// Every situation that words can describe, those included that cannot occur.
///
/// 3 channels, 9 roles or none, 2 levels or none, 4 relations or none, 3 open levels, 3 sharing modes, 2 consents, 3 markers,
/// 7 purposes: 170,100.
enum SituationSpace {
    static let all: [AccessSituation] = {
        var all: [AccessSituation] = []
        all.reserveCapacity(170_100)
        for audience in Audience.allCases {
            for role in AccountRole.allCases + [nil] {
                for unitLevel in [UnitLevel.city, .county, nil] {
                    for relation in JurisdictionRelation.allCases + [nil] {
                        for purpose in QueryPurpose.allCases {
                            add(audience, role, unitLevel, relation, purpose, to: &all)
                        }
                    }
                }
            }
        }
        return all
    }()

    /// The situations as ``QuickPolicy`` wants them, in the same order.
    static let bits: [UInt64] = all.map(QuickPolicy.bits(of:))

    private static func add(
        _ audience: Audience, _ role: AccountRole?, _ unitLevel: UnitLevel?, _ relation: JurisdictionRelation?,
        _ purpose: QueryPurpose, to all: inout [AccessSituation]
    ) {
        for openLevel in OpenLevel.allCases {
            for sharing in SharingMode.allCases {
                for consent in ConsentStanding.allCases {
                    for marker in MarkerStanding.allCases {
                        all.append(
                            AccessSituation(
                                audience: audience, role: role, unitLevel: unitLevel, relation: relation,
                                openLevel: openLevel, sharing: sharing, consent: consent, marker: marker,
                                purpose: purpose))
                    }
                }
            }
        }
    }
}
