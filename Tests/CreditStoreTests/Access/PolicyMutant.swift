import CreditInformation

/// A policy with one mistake in one row.
struct PolicyMutant {
    /// The mistake in words, such as `4 roles without querier`.
    let name: String
    /// The policy with the mistake.
    let policy: AccessPolicy
    /// Effect of the row before the mistake.
    let effect: AccessEffect

    /// Every mistake of the kinds that people make: a row forgotten, its effect turned round, its form a step off, a
    /// condition forgotten, a value forgotten in a condition, a value left out where all were meant.
    static func all(of policy: AccessPolicy) -> [PolicyMutant] {
        policy.rules.indices.flatMap { place in
            let rule = policy.rules[place]
            func mutant(_ name: String, _ change: (inout AccessPolicy) -> Void) -> PolicyMutant {
                var changed = policy
                change(&changed)
                return PolicyMutant(name: "\(place + 1) \(name)", policy: changed, effect: rule.effect)
            }
            var mutants = [
                mutant("dropped") { $0.rules.remove(at: place) },
                mutant("turned round") { $0.rules[place].effect = rule.effect == .permit ? .forbid : .permit },
            ]
            for form in DisclosureForm.allCases where abs(form.rank - rule.form.rank) == 1 {
                mutants.append(mutant("form \(form.rawValue)") { $0.rules[place].form = form })
            }
            return mutants
                + conditions(of: rule.conditions).map { name, changed in
                    mutant(name) { $0.rules[place].conditions = changed }
                }
        }
    }

    private static func conditions(of conditions: AccessConditions) -> [(String, AccessConditions)] {
        changes("audiences", \.audiences, Audience.allCases, conditions)
            + changes("roles", \.roles, AccountRole.allCases, conditions)
            + changes("unitLevels", \.unitLevels, AccessMatrix.askingLevels, conditions)
            + changes("relations", \.relations, JurisdictionRelation.allCases, conditions)
            + changes("openLevels", \.openLevels, OpenLevel.allCases, conditions)
            + changes("sharing", \.sharing, SharingMode.allCases, conditions)
            + changes("consents", \.consents, ConsentStanding.allCases, conditions)
            + changes("markers", \.markers, MarkerStanding.allCases, conditions)
            + changes("purposes", \.purposes, QueryPurpose.allCases, conditions)
    }

    private static func changes<Value: Equatable & RawRepresentable<String>>(
        _ name: String, _ path: WritableKeyPath<AccessConditions, [Value]?>, _ all: [Value],
        _ conditions: AccessConditions
    ) -> [(String, AccessConditions)] {
        func changed(_ values: [Value]?) -> AccessConditions {
            var copy = conditions
            copy[keyPath: path] = values
            return copy
        }
        let held = conditions[keyPath: path]
        // A condition that loses its only value can't be met: that is the row dropped, and the database holds no such row.
        var mutants = (held?.count == 1 ? [] : held ?? all).map { value in
            ("\(name) without \(value.rawValue)", changed((held ?? all).filter { $0 != value }))
        }
        if held != nil { mutants.append(("\(name) any", changed(nil))) }
        return mutants
    }
}
