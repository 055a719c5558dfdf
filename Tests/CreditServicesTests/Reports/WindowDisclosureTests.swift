import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// What `sql/tests` can't show, being one transaction: that an answer of the window is handed out only when its entry is
/// committed, and that of two at the same time one wins.
@Suite struct WindowDisclosureTests {
    private static let day = CalendarDate(year: 2026, month: 6, day: 2)

    private struct Answer: Decodable {
        struct Report: Decodable {
            let id: String
            let number: String
        }
        struct Receipt: Decodable {
            let position: Int64
        }
        let report: Report
        let receipt: Receipt
    }

    private static func read(_ json: String) throws -> (answer: Answer, id: UInt128) {
        let answer = try JSONDecoder().decode(Answer.self, from: Data(json.utf8))
        let id = try #require(UInt128(answer.report.id.filter { $0 != "-" }, radix: 16))
        return (answer, id)
    }

    @Test("HZ-Q15: an answer comes with its entry committed, under a number whose check character is right")
    func answerIsCommitted() throws {
        try MigratedDatabase.with { database in
            let world = try WindowWorld(database)
            let today = try #require(Self.day)
            let (_, disclosure) = try world.window()
            let (answer, id) = try Self.read(try disclosure.answer(application: world.application, on: today))
            #expect(try DocumentNumber(reading: answer.report.number).series == .report)
            #expect(try world.entries() == 1)
            #expect(try world.count("select log_position from credit.report_document") == answer.receipt.position)
            #expect(try world.count("select count(*) from credit.answer_envelope") == 0)

            let page = try ReportPage.html(of: try disclosure.print(id, copyReason: nil))
            for number in 1...3 { #expect(page.contains("第 \(number) 条，共 3 条")) }
            #expect(page.contains("\(answer.report.number)-1"))
            #expect(try disclosure.lookups(application: world.application, before: nil).contains("print_report"))
            #expect(try world.entries() == 3)
            let denied = #expect(throws: StaffError.self) { try disclosure.print(id, copyReason: nil) }
            guard case .refused(let refusal) = denied else { return #expect(Bool(false)) }
            #expect(refusal.code == "malformed_command")
        }
    }

    @Test("HZ-Q15: a login that rolls back, or that calls inside a transaction, has read nothing")
    func whoRollsBackHasReadNothing() throws {
        try MigratedDatabase.with { database in
            let world = try WindowWorld(database)
            let (staff, _) = try world.window()
            let stage: SQL = """
                select credit.stage_application_answer(
                    $1, to_timestamp(1780365600), sha256('window-1'), '192.0.2.7', 'ab', $2, $1,
                    'R20260602AAAAAAAAAAAAAAA'
                )
                """
            let open: SQL = "select credit.open_envelope($1, $2)"
            let ticket = Parameter.uuid(7)
            _ = try staff.execute("begin")
            let lost = try staff.execute(stage, [ticket, .uuid(world.application)]).bytes(0, 0)
            #expect(try staff.execute(open, [ticket, .bytes(lost)]).textIfPresent(0, 0) == nil)
            _ = try staff.execute("rollback")
            #expect(try staff.execute(open, [ticket, .bytes(lost)]).textIfPresent(0, 0) == nil)
            #expect(try world.entries() == 0)

            let inside = #expect(throws: PostgresError.self) {
                try staff.transaction {
                    try ReportStore(staff, WindowWorld.caller()).answer(
                        application: world.application, ticket: 8, report: 8, number: "R20260602AAAAAAAAAAAAAAA")
                }
            }
            #expect(inside?.sqlState?.code == "2D000")
            #expect(try world.entries() == 0)
            #expect(try world.count("select count(*) from credit.service_case where state = 'accepted'") == 1)

            let kept = try staff.execute(stage, [ticket, .uuid(world.application)]).bytes(0, 0)
            #expect(try world.entries() == 1)
            #expect(try staff.execute(open, [ticket, .bytes(kept)]).textIfPresent(0, 0)?.contains("内容2") == true)
            #expect(try staff.execute(open, [ticket, .bytes(kept)]).textIfPresent(0, 0) == nil)
        }
    }

    @Test("HZ-Q8, QZ-5: two clerks in the same second answer an application once")
    func twoAtOnceAnswerOnce() throws {
        try MigratedDatabase.with { database in
            let world = try WindowWorld(database)
            let today = try #require(Self.day)
            let (first, _) = try world.window()
            let (second, late) = try world.window()
            try second.executeScript("set lock_timeout = '20ms'")
            _ = try first.execute("begin")
            _ = try first.execute(
                """
                select credit.stage_application_answer(
                    $1, to_timestamp(1780365600), sha256('window-1'), '192.0.2.7', 'ab', $2, $1,
                    'R20260602AAAAAAAAAAAAAAA'
                )
                """, [.uuid(7), .uuid(world.application)])
            #expect(throws: StaffError.self) { try late.answer(application: world.application, on: today) }
            _ = try first.execute("commit")
            let refused = #expect(throws: StaffError.self) {
                try late.answer(application: world.application, on: today)
            }
            guard case .refused(let refusal) = refused else { return #expect(Bool(false)) }
            #expect(refusal.code == "transition_not_allowed")
            #expect(try world.entries() == 1)
            #expect(try world.count("select count(*) from credit.credit_report") == 1)
        }
    }

    @Test("BX-6: the database has the sections that a catalogue may name, in the same order")
    func sectionsAreTheSame() throws {
        try MigratedDatabase.with { database in
            let sections = try database.connect().execute(
                "select string_agg(section, ' ' order by section_position) from credit.report_section")
            #expect(try sections.text(0, 0) == ReportSection.allCases.map(\.rawValue).joined(separator: " "))
        }
    }

    @Test("HZ-S5: without the request's token nothing is disclosed")
    func tokenIsChecked() throws {
        try MigratedDatabase.with { database in
            let world = try WindowWorld(database)
            let today = try #require(Self.day)
            let forged = world.disclosure(on: try database.connect(user: "credit_staff"), requestToken: "y")
            let refused = #expect(throws: StaffError.self) {
                try forged.answer(application: world.application, on: today)
            }
            guard case .refused(let refusal) = refused else { return #expect(Bool(false)) }
            #expect(refusal.code == "csrf_mismatch")
            #expect(try world.entries() == 0)
        }
    }

    @Test("BX-6: five hundred records are answered and printed, each once")
    func fiveHundredRecords() throws {
        try MigratedDatabase.with { database in
            let world = try WindowWorld(database)
            let today = try #require(Self.day)
            try world.administrator.executeScript(
                """
                insert into credit.record_version (
                    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state,
                    decided_on, content, content_digest, key_version, batch_id, recorded_at, recorded_by, ground,
                    level_a_fields, level_b_fields, level_c_fields
                )
                select subject_key, md5('more ' || number)::uuid, 1, 'B', 'SHARED', 1, 'HZ-CG', state, decided_on, content,
                    content_digest, 1, batch_id, recorded_at, 'test', 'test', '', '"NR":"更多' || number || '。"', ''
                from credit.record_version cross join generate_series(1, 497) as number
                where record_id = md5('record 1')::uuid
                """)
            let (_, disclosure) = try world.window()
            let (_, id) = try Self.read(try disclosure.answer(application: world.application, on: today))
            let page = try ReportPage.html(of: try disclosure.print(id, copyReason: nil))
            for number in 1...497 { #expect(page.split(separator: "更多\(number)。").count == 2) }
            #expect(page.split(separator: "条，共 500 条").count == 501)
        }
    }
}
