import CreditInformation
import CreditIntake
import Postgres
import PostgresTesting
import Testing

/// Records that go, and subjects that go with them.
@Suite struct WithdrawalTests {
    @Test(
        "BX-3: a withdrawn record is no longer public, guards itself, and takes its subject along when it was the last")
    func withdrawal() throws {
        try Intake.with { intake in
            try intake.run(Penalty.file([Penalty(1), Penalty(1, document: "其二"), Penalty(2)]))
            let outcome = try intake.run(Penalty.file([Penalty(1, ["CF_ZT": "2"]), Penalty(2, ["CF_ZT": "无效"])]))
            #expect(outcome.verdicts == "0/2/0/0/0")
            #expect(try intake.value("select count(*)::text from credit.public_record") == "1")
            #expect(try intake.value("select count(*)::text from credit.reinsertion_guard") == "2")
            #expect(try intake.rows("select reference from credit.public_subject") == [Specimens.unifiedCode(1)])
            #expect(try intake.value("select count(*)::text from credit.public_name") == "1")
            #expect(try intake.value("select count(*)::text from credit.public_identifier") == "1")
            #expect(try intake.value("select count(*)::text from credit.subject") == "2")

            let again = try intake.run(Penalty.file([Penalty(1), Penalty(2), Penalty(2)]))
            #expect(again.verdicts == "0/0/0/3/0")
            #expect(again.reasons.map(\.issue.ruleID) == ["BX-3"])
            #expect(try intake.value("select count(*)::text from credit.public_record") == "1")
            #expect(try intake.value("select count(*)::text from credit.quarantined_row") == "2")
            // The status row itself may come as often as it likes; a mended content is a new version.
            #expect(try intake.run(Penalty.file([Penalty(1, ["CF_ZT": "2"])])).verdicts == "0/0/1/0/0")
            #expect(try intake.run(Penalty.file([Penalty(2, ["CF_NR": "罚款一万元"])])).verdicts == "0/1/0/0/0")
            #expect(try intake.value("select count(*)::text from credit.public_record") == "2")
            #expect(try intake.value("select max(version)::text from credit.record_version") == "3")
        }
    }

    @Test("BX-4: a correction does not begin the publicity anew")
    func correctionKeepsTheFirstDay() throws {
        try Intake.with { intake in
            try intake.run(Penalty.file([Penalty(1)])) { $0.receivedOn = "2026-06-03" }
            try intake.run(Penalty.file([Penalty(1, ["CF_NR": "改"])])) { $0.receivedOn = "2026-07-01" }
            #expect(
                try intake.rows("select published_on, public_until from credit.record_version order by version")
                    == ["2026-06-03|2029-06-03", "2026-06-03|2029-06-03"])
            // A day that the provider names holds.
            try intake.run(Penalty.file([Penalty(1, ["CF_NR": "再改", "GSRQ": "2026-06-05"])]))
            #expect(
                try intake.value("select public_until::text from credit.public_record") == "2029-06-05")
        }
    }
}
