import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// The complete matrix: what the database decides, what the policy says without it, what the regulations say.
@Suite("Access matrix") struct AccessMatrixTests {
    /// What the database says about one situation.
    private struct Answer: Hashable {
        let form: String
        let ruleID: String
        let ruleNumber: Int64?
    }

    /// Key of a situation in the database's words.
    private static func key(_ situation: AccessSituation) -> [String] {
        [
            situation.audience.rawValue, situation.role?.rawValue ?? "", situation.unitLevel?.rawValue ?? "",
            situation.relation?.rawValue ?? "", situation.openLevel.rawValue, situation.sharing.rawValue,
            situation.consent.rawValue, situation.marker.rawValue, situation.purpose.rawValue,
        ]
    }

    /// The whole matrix in one statement.
    private static func matrix(_ policy: Int32, on connection: Connection) throws -> [[String]: Answer] {
        func texts<Value: RawRepresentable<String>>(_ values: [Value?]) -> Parameter {
            .texts(values.map { $0?.rawValue })
        }
        let result = try connection.execute(
            """
            with situation as materialized (
                select pg_catalog.row_number() over () as number, role, unit_level, relation, sharing_mode, consent,
                    marker, purpose
                from unnest($3::text []) as role, unnest($4::text []) as unit_level, unnest($5::text []) as relation,
                    unnest($6::text []) as sharing_mode, unnest($7::text []) as consent, unnest($8::text []) as marker,
                    unnest($9::text []) as purpose
            ), arrays as materialized (
                select pg_catalog.array_agg(role order by number) as roles,
                    pg_catalog.array_agg(unit_level order by number) as unit_levels,
                    pg_catalog.array_agg(relation order by number) as relations,
                    pg_catalog.array_agg(sharing_mode order by number) as sharing_modes,
                    pg_catalog.array_agg(consent order by number) as consents,
                    pg_catalog.array_agg(marker order by number) as markers,
                    pg_catalog.array_agg(purpose order by number) as purposes
                from situation
            )
            select audience, coalesce(situation.role, ''), coalesce(situation.unit_level, ''),
                coalesce(situation.relation, ''), decided.open_level, situation.sharing_mode, situation.consent,
                situation.marker, situation.purpose, decided.form, decided.rule_id, decided.rule_number
            from unnest($2::text []) as audience
            cross join arrays
            cross join lateral credit.decide_accesses(
                $1, audience, arrays.roles, arrays.unit_levels, arrays.relations, arrays.sharing_modes, arrays.consents,
                arrays.markers, arrays.purposes
            ) as decided
            inner join situation on decided.number = situation.number
            """,
            [
                .int4(policy), texts(Audience.allCases), texts(AccountRole.allCases + [nil]),
                texts([UnitLevel.city, .county, nil]), texts(JurisdictionRelation.allCases + [nil]),
                texts(SharingMode.allCases), texts(ConsentStanding.allCases), texts(MarkerStanding.allCases),
                texts(QueryPurpose.allCases),
            ])
        var answers: [[String]: Answer] = [:]
        answers.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            var key: [String] = []
            for column in 0..<9 { key.append(try result.text(row, column)) }
            answers[key] = Answer(
                form: try result.text(row, 9), ruleID: try result.text(row, 10),
                ruleNumber: try result.int64IfPresent(row, 11))
        }
        return answers
    }

    @Test(
        "HZ-Q3, JJ-1, JJ-4 to JJ-7: in all 170,100 situations the database gives what the regulations say",
        arguments: RuleProfile.cities)
    func theWholeMatrix(city: RuleProfile) throws {
        let (policy, model) = (try PolicyFiles.policy(city), RegulationModel(city: city))
        let answers = try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            let id = try #require(try PolicyFiles.store([policy], on: connection).first)
            return try Self.matrix(id, on: connection)
        }
        #expect(answers.count == 170_100 && SituationSpace.all.count == 170_100)
        var differences: [String] = []
        for situation in SituationSpace.all {
            let answer = answers[Self.key(situation)]
            let decision = policy.decision(in: situation)
            let said = Answer(
                form: decision.form.rawValue, ruleID: decision.ruleID, ruleNumber: decision.ruleNumber.map(Int64.init))
            let wanted = model.form(in: situation).rawValue
            if answer?.form != wanted || answer != said {
                differences.append(
                    "\(Self.key(situation)): \(wanted) by law, \(said) by the file, \(String(describing: answer))")
            }
        }
        #expect(differences.prefix(5) == [])
    }

    @Test("decide_access says of one situation what decide_accesses says of many", arguments: RuleProfile.cities)
    func oneByOne(city: RuleProfile) throws {
        let policy = try PolicyFiles.policy(city)
        // A stride that is prime to every dimension, so that each value meets each other one.
        let asked = stride(from: 0, to: SituationSpace.all.count, by: 211).map { SituationSpace.all[$0] }
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            let id = try #require(try PolicyFiles.store([policy], on: connection).first)
            #expect(try AccessPolicyStore(connection).decisions(id, in: asked) == asked.map(policy.decision(in:)))
            let policies = [Int32](repeating: id, count: asked.count)
            #expect(
                try Witnesses.forms(of: policies, in: asked, on: connection)
                    == asked.map { policy.decision(in: $0).form })
        }
    }

    @Test("PB-1: without a policy, and under an unknown one, nothing is decided and so nothing is given")
    func noPolicy() throws {
        let situation = try #require(SituationSpace.all.first)
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            #expect(try AccessPolicyStore(connection).inForce(on: .openEnd) == nil)
            #expect(try Witnesses.forms(of: [7], in: [situation], on: connection) == [])
        }
    }
}
