import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// Every mistake in a row shows: the files say nothing that could be otherwise.
@Suite("Mutation of the policies") struct PolicyMutationTests {
    /// A situation as bits, with what the regulations say.
    private struct Ruling {
        let bits: UInt64
        let granted: Int
        let ceiling: Int
    }

    /// Where a mutant shows.
    private enum Death {
        /// In what is handed out in the situation.
        case decision(Int)
        /// Only in what a row by itself permits or leaves: where it is wrong, other rows hide it.
        case row(Int)
        /// Nowhere.
        case none
    }

    private static func rulings(_ city: RuleProfile) -> [Ruling] {
        let model = RegulationModel(city: city)
        return zip(SituationSpace.all, SituationSpace.bits).map { situation, bits in
            Ruling(bits: bits, granted: model.granted(in: situation).rank, ceiling: model.ceiling(in: situation).rank)
        }
    }

    private static func death(of mutant: PolicyMutant, _ rulings: [Ruling]) -> Death {
        let quick = QuickPolicy(mutant.policy.rules)
        var hidden: Int?
        for (place, ruling) in rulings.enumerated() {
            let (granted, ceiling) = (quick.granted(ruling.bits), quick.ceiling(ruling.bits))
            if min(granted, ceiling) != min(ruling.granted, ruling.ceiling) { return .decision(place) }
            if hidden == nil, granted != ruling.granted || ceiling != ruling.ceiling { hidden = place }
        }
        return hidden.map(Death.row) ?? .none
    }

    @Test("the policies as masks decide as the policies", arguments: RuleProfile.cities)
    func masks(city: RuleProfile) throws {
        let policy = try PolicyFiles.policy(city)
        let quick = QuickPolicy(policy.rules)
        let isWrong = zip(SituationSpace.all, SituationSpace.bits).contains { situation, bits in
            min(quick.granted(bits), quick.ceiling(bits)) != policy.decision(in: situation).form.rank
        }
        #expect(!isWrong)
    }

    /// Mistakes that change no decision, because the row forbids what nothing permits: a prohibition is written as broad
    /// as its sentence. They show in what the row leaves by itself.
    private static func hidden(_ city: RuleProfile) -> Set<String> {
        let idleRoles = [
            "submitter", "account_administrator", "window_clerk", "centre_clerk", "authority_officer",
            "provider_officer",
            "auditor",
        ].map { "roles without \($0)" }
        let idlePurposes = ["public_inquiry", "own_data", "authorised_inquiry"].map { "purposes without \($0)" }
        return switch city {
        case .hangzhou: Set((idleRoles + idlePurposes).map { "4 \($0)" })
        case .jiujiang:
            Set(
                (idleRoles + idlePurposes + [
                    "audiences without public", "audiences without window", "roles without credit_administrator",
                    "relations without below", "relations without above", "relations without other",
                ]).map { "7 \($0)" })
        default: []
        }
    }

    @Test(
        "every mistake in a row differs from the regulations, in a real database", arguments: RuleProfile.cities)
    func everyMutantIsKilled(city: RuleProfile) throws {
        let (policy, rulings) = (try PolicyFiles.policy(city), Self.rulings(city))
        let mutants = PolicyMutant.all(of: policy)
        var survivors: [String] = []
        var hidden: Set<String> = []
        var witnesses: [(policy: AccessPolicy, situation: AccessSituation)] = []
        for mutant in mutants {
            switch Self.death(of: mutant, rulings) {
            case .decision(let place): witnesses.append((mutant.policy, SituationSpace.all[place]))
            case .row: hidden.insert(mutant.name)
            case .none: survivors.append(mutant.name)
            }
        }
        #expect(survivors == [])
        #expect(hidden.sorted() == Self.hidden(city).sorted())
        print(
            "\(city.rawValue): \(mutants.count) mutants, \(witnesses.count) change decisions, \(hidden.count) are hidden"
        )
        let model = RegulationModel(city: city)
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            let ids = try PolicyFiles.store(witnesses.map(\.policy), on: connection)
            let forms = try Witnesses.forms(of: ids, in: witnesses.map(\.situation), on: connection)
            let alive = zip(forms, witnesses).filter { $0 == model.form(in: $1.situation) }
            #expect(forms.count == witnesses.count && alive.isEmpty)
        }
    }
}
