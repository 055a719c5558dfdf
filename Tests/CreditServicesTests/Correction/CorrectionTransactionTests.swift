import CreditInformation
import CreditServices
import CreditStore
import Cryptography
import Postgres
import PostgresTesting
import Testing

/// What happens at the same time as a correction, and who may read what it reads.
@Suite struct CorrectionTransactionTests {
    private let caseID = CorrectionPlatform.caseID

    @Test("X-6, X-7: while an import runs a clerk waits a bounded time, is told so, and nothing has happened")
    func importRuns() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            let intake = try centre.platform.database.connect(user: "credit_intake")
            _ = try intake.execute("begin")
            try ImportStore.lockOutOtherWriters(on: intake)
            let refusal = centre.refusal {
                _ = try centre.correction().replace(case: caseID, fields: ["JE": "90"], note: "核对")
            }
            #expect(refusal?.code == "records_being_written" && refusal?.ruleID == "X-6")
            #expect(refusal?.sentence.contains("请几分钟后重试") == true)
            _ = try intake.execute("rollback")
            _ = try centre.correction().replace(case: caseID, fields: ["JE": "90"], note: "核对")
            #expect(try centre.platform.versions(of: "O").count == 2)
        }
    }

    @Test("X-5: what was changed between reading and storing is not overwritten")
    func changedMeanwhile() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            let store = CorrectionStore(centre.staff, centre.caller())
            let reading = try store.read(caseID, ticket: 1, item: nil, identifiers: [])
            try centre.platform.take(in: "O", [TestPlatform.penalty(1, amount: 7)])
            let change = CorrectionChange(
                subject: reading.file, kind: .organisation, opensFile: false, version: nil, identifiers: [],
                names: .unchanged)
            let refused = #expect(throws: PostgresError.self) {
                _ = try store.store(change, as: .delete, in: caseID, note: "核对", stamp: reading.stamp)
            }
            #expect(refused?.refusal?.code == "changed_meanwhile")
            #expect(try centre.platform.versions(of: "O").count == 2)
        }
    }

    @Test("HZ-Q15: content is handed out only after its entry was committed, once, and to no rolled-back transaction")
    func readingNeedsACommit() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            let staff = centre.staff
            let arguments = """
                '00000000-0000-4000-8000-000000000009', '2026-08-01 11:00+08', sha256('clerk'), '192.0.2.7', 'ab',
                '0a000000-0000-4000-8000-000000000001', null, '{}'
                """
            let stage = SQL(unsafeText: "select credit.stage_correction_reading(\(arguments))")
            let open: SQL = "select credit.open_envelope('00000000-0000-4000-8000-000000000009', $1)"
            let before = try centre.platform.texts("select count(*) from credit.query_log_entry")

            _ = try staff.execute("begin")
            _ = try staff.execute("savepoint inner_one")
            let lost = try staff.execute(stage).bytes(0, 0)
            _ = try staff.execute("release savepoint inner_one")
            #expect(try staff.execute(open, [.bytes(lost)]).isNull(0, 0))
            _ = try staff.execute("rollback")
            #expect(try staff.execute(open, [.bytes(lost)]).isNull(0, 0))
            #expect(try centre.platform.texts("select count(*) from credit.query_log_entry") == before)

            let kept = try staff.execute(stage).bytes(0, 0)
            #expect(try staff.execute(open, [.bytes(kept)]).text(0, 0).contains(#""content""#))
            #expect(try staff.execute(open, [.bytes(kept)]).isNull(0, 0))
            let entry = try centre.platform.texts(
                """
                select (entry::jsonb ->> 'operation') || (entry::jsonb -> 'disclosed' -> 0 ->> 2)
                from (
                    select convert_from(entry, 'UTF8') as entry from credit.query_log_entry
                    order by log_position desc limit 1
                ) as newest
                """)
            #expect(entry == ["record_for_correctioncorrection"])
            // Inside a transaction block the procedure can't commit, and so hands out nothing.
            _ = try staff.execute("begin")
            #expect(throws: PostgresError.self) {
                _ = try staff.execute(SQL(unsafeText: "call credit.record_for_correction(\(arguments), null)"))
            }
            _ = try staff.execute("rollback")
        }
    }

    @Test("HZ-O2: nobody but a clerk of the centre corrects, and only while the objection is being verified")
    func onlyTheCentre() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            for account in ["window", "officer"] {
                let refusal = centre.refusal { _ = try centre.correction(account).delete(case: caseID, note: "核对") }
                #expect(refusal?.code == "role_not_allowed", "\(account)")
            }
            let nobody = centre.refusal { _ = try centre.correction("nobody").delete(case: caseID, note: "核对") }
            #expect(nobody?.code == "session_ended")
            for state in ["received", "accepted", "provider_asked", "reported", "approved", "notified", "refused"] {
                _ = try centre.platform.owner.execute("update credit.service_case set state = $1", [.text(state)])
                let refusal = centre.refusal { _ = try centre.correction().delete(case: caseID, note: "核对") }
                #expect(refusal?.code == "transition_not_allowed", "\(state)")
            }
            let unknown = centre.refusal { _ = try centre.correction().delete(case: 5, note: "核对") }
            #expect(unknown?.code == "case_unknown")
            #expect(try centre.platform.versions(of: "O").count == 1)
        }
    }
}
