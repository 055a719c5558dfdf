import CreditInformation
import Testing

/// What holds of the policies in every situation.
@Suite("Properties of the policies", .serialized) struct PolicyPropertyTests {
    /// The first situation in which the change gives less (or more) than wanted.
    private func broken(
        _ city: RuleProfile, where applies: (AccessSituation) -> Bool, change: (inout AccessSituation) -> Void,
        holds: (_ before: Int, _ after: Int) -> Bool
    ) throws -> AccessSituation? {
        let policy = try PolicyFiles.policy(city)
        return SituationSpace.all.first { situation in
            guard applies(situation) else { return false }
            var changed = situation
            change(&changed)
            return !holds(policy.decision(in: situation).form.rank, policy.decision(in: changed).form.rank)
        }
    }

    @Test("JJ-7: a consent never takes anything away", arguments: RuleProfile.cities)
    func consentsOnlyAdd(city: RuleProfile) throws {
        #expect(
            try broken(city, where: { $0.consent == .absent }, change: { $0.consent = .granted }, holds: <=) == nil)
    }

    @Test("HZ-O7, HZ-O11: a marker never adds anything; a disputed record is as usable as others")
    func markersNeverAdd() throws {
        for city in RuleProfile.cities {
            let isUnmarked = { (situation: AccessSituation) in situation.marker == .unmarked }
            #expect(
                try broken(city, where: isUnmarked, change: { $0.marker = .underProcessing }, holds: >=) == nil)
            #expect(
                try broken(city, where: isUnmarked, change: { $0.marker = .applicantDisputes }, holds: ==) == nil)
        }
    }

    @Test("JJ-4 to JJ-6: without consents, an administrator is given what a using unit of the same level is given")
    func widerRolesNeverLose() throws {
        for city in RuleProfile.cities {
            #expect(
                try broken(
                    city, where: { $0.role == .querier && $0.consent == .absent },
                    change: { $0.role = .creditAdministrator }, holds: <=) == nil)
        }
    }

    @Test("JJ-4, JJ-6: the city's administrator is given what a county's own administrator is given")
    func countiesLieInTheCity() throws {
        for city in RuleProfile.cities {
            #expect(
                try broken(
                    city,
                    where: {
                        $0.role == .creditAdministrator && $0.unitLevel == .county && $0.relation == .own
                    },
                    change: {
                        $0.unitLevel = .city
                        $0.relation = .below
                    }, holds: <=) == nil)
        }
    }

    @Test(
        "PB-1: what is not known about the asker never gives more than any known value",
        arguments: RuleProfile.cities)
    func theUnknownGivesLeast(city: RuleProfile) throws {
        let policy = try PolicyFiles.policy(city)
        for situation in SituationSpace.all where situation.role == nil && situation.audience != .network {
            #expect(policy.decision(in: situation).form == .nothing)
        }
        guard city == .jiujiang else { return }
        let unknown = SituationSpace.all.first {
            $0.audience == .government && $0.unitLevel == nil && policy.decision(in: $0).form != .nothing
        }
        #expect(unknown == nil)
    }

    @Test("neither order nor repetition of rules and values changes a form", arguments: RuleProfile.cities)
    func orderDoesNotMatter(city: RuleProfile) throws {
        let policy = try PolicyFiles.policy(city)
        let wanted = SituationSpace.all.map { policy.decision(in: $0).form.rank }
        var generator = CountingGenerator(state: 20_260_701)
        for _ in 0..<4 {
            var rules = policy.rules.shuffled(using: &generator)
            rules.append(contentsOf: rules.prefix(Int.random(in: 1...rules.count, using: &generator)))
            for place in rules.indices {
                rules[place].conditions.roles = rules[place].conditions.roles.map { Array($0.reversed()) + $0 }
                rules[place].conditions.purposes?.shuffle(using: &generator)
            }
            let quick = QuickPolicy(rules)
            let isWrong = zip(SituationSpace.bits, wanted).contains { bits, rank in
                min(quick.granted(bits), quick.ceiling(bits)) != rank
            }
            #expect(!isWrong)
        }
    }
}

/// SplitMix64: the same cases on every machine.
private struct CountingGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
