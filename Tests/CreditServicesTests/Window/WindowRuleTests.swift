import CreditInformation
import Postgres
import PostgresTesting
import Testing

/// The rules of the window in the database are those of the pure code.
@Suite("Rules of the window in the database") struct WindowRuleTests {
    @Test("HZ-Q2: an age is the same, for every birthday of four years around the limits, on every such day")
    func ages() throws {
        try MigratedDatabase.with { database in
            let result = try database.connect().execute(
                """
                select birth_date::date::text, day::date::text, coalesce(credit.applicant_age(birth_date::date, day::date), '')
                from generate_series('2007-12-01'::date, '2011-01-31', interval '1 day') as birth_date
                cross join (
                    select generate_series('2026-02-26'::date, '2026-03-02', interval '1 day') as day
                    union all select generate_series('2024-02-27'::date, '2024-03-02', interval '1 day')
                    union all select '2026-06-01'
                ) as days
                """)
            #expect(result.rowCount > 12_000)
            var ages: Set<String> = []
            for row in 0..<result.rowCount {
                let birth = try Self.day(result.text(row, 0))
                let age = try ApplicantAge(bornOn: birth, on: Self.day(result.text(row, 1)))?.rawValue ?? ""
                ages.insert(age)
                #expect(try result.text(row, 2) == age, "\(birth)")
            }
            #expect(ages == ["under_16", "from_16_to_17", "adult"])
        }
    }

    @Test("HZ-Q11: grounds of refusal have the same rules, and each has a sentence")
    func grounds() throws {
        try MigratedDatabase.with { database in
            let connection = try database.connect()
            for ground in ApplicationRefusal.allCases {
                let row = try connection.execute(
                    "select rule_id, sentence from credit.application_refusal($1)", [.text(ground.rawValue)])
                #expect(try row.text(0, 0) == ground.ruleID)
                #expect(try row.text(0, 1).hasSuffix("。"))
            }
        }
    }

    @Test("HZ-Q5, HZ-Q6, HZ-O5: every situation needs the same papers in the same form")
    func checklists() throws {
        try MigratedDatabase.with { database in
            let result = try database.connect().execute(
                """
                select kind, applicant, own, subject, agent, minor, elsewhere, coalesce((
                    select string_agg(
                        material_code || case when needs_original then 'o' else '' end
                        || case when needs_stamp then 's' else '' end || case when needs_notary then 'n' else '' end, ' '
                        order by material_code)
                    from credit.required_materials('hangzhou', kind, applicant, own, subject, agent, minor, elsewhere)
                ), '')
                from unnest(array['application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery']) as kind
                cross join unnest(array['natural', 'legal']) as applicant
                cross join unnest(array['natural', 'legal']) as subject
                cross join unnest(array[true, false]) as own
                cross join unnest(array[true, false]) as agent
                cross join unnest(array[true, false]) as minor
                cross join unnest(array[true, false]) as elsewhere
                where applicant = 'natural' or agent
                """)
            #expect(result.rowCount == 240)
            for row in 0..<result.rowCount {
                let situation = MaterialSituation(
                    kind: try #require(CaseKind(rawValue: result.text(row, 0))),
                    applicant: try #require(PartyKind(rawValue: result.text(row, 1))),
                    isOwnData: try result.bool(row, 2),
                    subject: try #require(PartyKind(rawValue: result.text(row, 3))), hasAgent: try result.bool(row, 4),
                    isMinor: try result.bool(row, 5), isElsewhere: try result.bool(row, 6))
                let wanted = MaterialChecklist.required(in: situation).sorted { $0.code.rawValue < $1.code.rawValue }
                    .map { $0.code.rawValue + Self.letters(of: $0.form) }.joined(separator: " ")
                #expect(try result.text(row, 7) == wanted, "\(situation)")
            }
        }
    }

    @Test("HZ-O14: the same kinds of cases are withdrawn by the same paper")
    func withdrawals() throws {
        try MigratedDatabase.with { database in
            let result = try database.connect().execute(
                """
                select kind, material_code, needs_original or needs_stamp or needs_notary from credit.material_rule
                where profile = 'hangzhou' and condition = 'withdrawal'
                """)
            var found: [CaseKind: RequiredMaterial] = [:]
            for row in 0..<result.rowCount {
                #expect(try !result.bool(row, 2))
                let code = try #require(MaterialCode(rawValue: result.text(row, 1)))
                found[try #require(CaseKind(rawValue: result.text(row, 0)))] = RequiredMaterial(code)
            }
            var wanted: [CaseKind: RequiredMaterial] = [:]
            for kind in CaseKind.allCases { wanted[kind] = MaterialChecklist.withdrawal(of: kind) }
            #expect(found == wanted)
        }
    }

    @Test("HZ-Q5: of two papers in any forms the same is missing")
    func forms() throws {
        try MigratedDatabase.with { database in
            let connection = try WindowFixture.load(database)
            for isNatural in [true, false] {
                let situation = MaterialSituation(
                    kind: .objection, applicant: isNatural ? .natural : .legal, isOwnData: true,
                    subject: isNatural ? .natural : .legal, hasAgent: true, isMinor: false, isElsewhere: false)
                for first in 0..<8 {
                    for second in 0..<8 {
                        let held = [first, second].map {
                            HeldMaterial(.agencyLetter, MaterialForm(rawValue: UInt8($0)))
                        }
                        let problem = MaterialChecklist.missing(in: situation, held: held)[.agencyLetter]
                        let stored = try Self.stored(connection, isNatural: isNatural, [first, second])
                        #expect(stored == problem?.rawValue, "\(isNatural) \(first) \(second)")
                    }
                }
            }
        }
    }

    /// What the database says of two letters of agency of an objection, which is undone.
    private static func stored(_ connection: Connection, isNatural: Bool, _ forms: [Int]) throws -> String? {
        _ = try connection.execute("begin")
        defer { _ = try? connection.execute("rollback") }  // Only to leave nothing behind for the next pair.
        let opened = try connection.execute(
            """
            select credit.open_case(
                '2026-06-01 10:00+08', 'objection', 'Y2026060100000001A', 'window-1', 'window_clerk', 'HZ-CK', null,
                $1, pg_temp.who('张三'), null, pg_temp.who('李四'), false, null, null, null
            )::text
            """, [.text(isNatural ? "natural" : "legal")]
        ).text(0, 0)
        for form in forms {
            _ = try connection.execute(
                """
                insert into credit.case_material (
                    material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by,
                    checked_at
                )
                values (gen_random_uuid(), $1::text::uuid, 'agency_letter', $2, $3, $4, 1, 'window-1', '2026-06-01Z')
                """,
                [.text(opened), .bool(form & 1 != 0), .bool(form & 2 != 0), .bool(form & 4 != 0)])
        }
        let result = try connection.execute(
            """
            select problem from credit.missing_materials($1::text::uuid) where material_code = 'agency_letter'
            """, [.text(opened)])
        return result.rowCount == 0 ? nil : try result.text(0, 0)
    }

    @Test("HZ-Q8, QZ-5: every letter covers the same uses")
    func letters() throws {
        try MigratedDatabase.with { database in
            let result = try database.connect().execute(Self.everyUse)
            #expect(result.rowCount == 4_608)
            var problems: Set<String> = []
            for row in 0..<result.rowCount {
                func items(_ column: Int) throws -> Set<String>? {
                    try result.text(row, column) == "-"
                        ? nil : Set(result.text(row, column).split(separator: ",").map(String.init))
                }
                let letter = AuthorityLetter(
                    grantor: Digest128(1), grantee: Digest128(2), kinds: [.application, .objection],
                    query: LetterQuery(purpose: "背景 调查", items: try items(6)), validFrom: try Self.day("2026-06-01"),
                    validUntil: try Self.day("2026-06-30"), isUsed: try result.bool(row, 7))
                let purpose = try result.text(row, 4)
                let use = LetterUse(
                    kind: try #require(CaseKind(rawValue: result.text(row, 0))),
                    grantor: Digest128(UInt128(try result.int64(row, 1))),
                    grantee: Digest128(UInt128(try result.int64(row, 2))),
                    query: purpose == "-" ? nil : LetterQuery(purpose: purpose, items: try items(5)),
                    day: try Self.day(result.text(row, 3)))
                let problem = letter.problem(with: use)?.rawValue ?? ""
                problems.insert(problem)
                #expect(try result.text(row, 8) == problem, "\(use)")
            }
            #expect(problems == Set(LetterProblem.allCases.map(\.rawValue) + [""]))
        }
    }

    private static let everyUse: SQL = """
        select kind, grantor, grantee, day, purpose, coalesce(array_to_string(wanted::text[], ','), '-'),
            coalesce(array_to_string(agreed::text[], ','), '-'), used, coalesce(credit.letter_problem(
                jsonb_populate_record(null::credit.authority_letter, jsonb_build_object(
                    'grantor_digest', lpad('1', 32, '0'), 'grantee_digest', lpad('2', 32, '0'),
                    'case_kinds', array['application', 'objection'], 'purpose', '背景 调查', 'items', agreed::text[],
                    'valid_from', '2026-06-01', 'valid_until', '2026-06-30',
                    'used_at', case when used then '2026-06-01Z' end
                )),
                kind, lpad(grantor::text, 32, '0')::uuid, lpad(grantee::text, 32, '0')::uuid, nullif(purpose, '-'),
                wanted::text[], day::date
            ), '')
        from unnest(array['application', 'annotation']) as kind
        cross join unnest(array[1::bigint, 3]) as grantor
        cross join unnest(array[2::bigint, 3]) as grantee
        cross join unnest(array['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01']) as day
        cross join unnest(array['背景调查', '背 景调查 ', '（背景）调查。', '背景调查Ａ', '贷款', '-']) as purpose
        cross join unnest(array[null, '{TAX}', '{TAX,WATER}', '{OPEN}']) as wanted
        cross join unnest(array[null, '{TAX}', '{TAX,WATER}']) as agreed
        cross join unnest(array[true, false]) as used
        """

    private static func letters(of form: MaterialForm) -> String {
        (form.contains(.original) ? "o" : "") + (form.contains(.stamped) ? "s" : "")
            + (form.contains(.notarised) ? "n" : "")
    }

    private static func day(_ text: String) throws -> CalendarDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return try #require(parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil)
    }
}
