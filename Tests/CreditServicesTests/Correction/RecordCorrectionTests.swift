import CreditInformation
import CreditServices
import CreditStore
import Postgres
import Testing

/// HZ-O8: what the centre corrects inside an objection, and what becomes of the former content.
@Suite struct RecordCorrectionTests {
    private let code = TestCodes.unified(1)
    private let caseID = CorrectionPlatform.caseID
    private let note = "与决定书原件核对，金额录入有误"

    @Test("HZ-O8, X-5, BX-3: replaced at once for everybody, the former content stays and does not come back")
    func replacedFields() throws {
        try CorrectionPlatform.with { centre in
            let platform = centre.platform
            try platform.take(in: "O", [TestPlatform.penalty(1, amount: 100)])
            let before = try platform.history()
            try centre.objection(to: "O")
            let answer = try centre.correction().replace(case: caseID, fields: ["JE": "90"], note: note)
            #expect(answer.contains(#""version": 2"#) && answer.contains(#""state": "verifying""#))
            #expect(answer.contains(#""receipt":{"position":"#))

            #expect(try platform.answer(code)?.contains(#""fen":9000"#) == true)
            #expect(try platform.history() == before)
            #expect(
                try platform.versions(of: "O") == [
                    "A/in_force/1/1/import", "A/in_force/2/1/objection Y2026073100000001A: replace",
                ])
            #expect(try platform.texts("select recorded_by from credit.record_version where version = 2") == ["clerk"])
            #expect(
                try platform.texts(
                    "select event || '/' || to_state || '/' || note from credit.case_event where number = 2")
                    == ["corrected/verifying/\(note)"])
            // The provider's old file goes to the centre, its corrected one changes nothing, a new fact comes in.
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 100)])[.quarantined] == 1)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 90)])[.unchanged] == 1)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 80)])[.updated] == 1)
        }
    }

    @Test("HZ-O8: what was corrected can be put back when it proves right, and then stands")
    func putBack() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1, amount: 100)])
            try centre.objection(to: "O")
            _ = try centre.correction().replace(case: caseID, fields: ["JE": "90"], note: note)
            _ = try centre.correction().replace(case: caseID, fields: ["JE": "100"], note: note)
            #expect(try centre.platform.take(in: "O", [TestPlatform.penalty(1, amount: 100)])[.unchanged] == 1)
            #expect(try centre.platform.take(in: "O", [TestPlatform.penalty(1, amount: 90)])[.quarantined] == 1)
            #expect(try centre.platform.answer(code)?.contains(#""fen":10000"#) == true)
        }
    }

    @Test("X-3, X-6, BX-1, BX-12: what an import would refuse is refused with field and reason, and nothing happens")
    func whatAnImportRefuses() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            func refused(_ fields: [String: String], note: String = "核对") throws -> String {
                let refusal = centre.refusal {
                    _ = try centre.correction().replace(case: caseID, fields: fields, note: note)
                }
                return "\(refusal?.code ?? "none") \(refusal?.ruleID ?? "") \(refusal?.sentence ?? "")"
            }
            let date = try refused(["RQ": "2026-02-30"])
            #expect(date.hasPrefix("correction_not_readable BX-12 “日期”：") && !date.contains("02-30"))
            #expect(try refused(["JE": "一百"]).hasPrefix("correction_not_readable BX-12 “金额”："))
            #expect(try refused(["ZT": "3"]).hasPrefix("correction_not_readable X-6 “状态”"))
            #expect(
                try refused(["DH": String(repeating: "1", count: 21)]).hasPrefix("correction_not_readable X-6 “电话”"))
            #expect(try refused(["MC": ""]).hasPrefix("correction_not_readable X-6 "))
            #expect(try refused(["DM": "91330000000000018A"]).hasPrefix("correction_not_readable X-3 “代码”："))
            #expect(try refused(["血型": "A"]).hasPrefix("correction_not_readable BX-1 "))
            #expect(try refused(["JE": "100"]).hasPrefix("correction_without_effect HZ-O8"))
            // Another document number is another record, another code another subject.
            #expect(try refused(["WH": "文2"]).hasPrefix("correction_of_identity HZ-O8"))
            #expect(try refused(["DM": TestCodes.unified(2)]).hasPrefix("correction_of_identity HZ-O8"))
            #expect(try refused(["JE": "90"], note: " ").hasPrefix("malformed_command X-7"))
            #expect(try centre.platform.versions(of: "O").count == 1)
            #expect(try centre.platform.texts("select count(*) from credit.case_event") == ["1"])
        }
    }

    @Test("HZ-O8: a supplement fills what is empty and replaces nothing")
    func supplement() throws {
        try CorrectionPlatform.with { centre in
            let row = "测试公司1,\(code),文1,2026-06-01,,有效,,事实,"
            try centre.platform.take(in: "O", [row])
            try centre.objection(to: "O")
            let refusal = centre.refusal {
                _ = try centre.correction().supplement(case: caseID, fields: ["SS": "其他事实"], note: note)
            }
            #expect(refusal?.sentence == "“事实”已有内容，请按更正办理。")
            _ = try centre.correction().supplement(case: caseID, fields: ["JE": "90"], note: note)
            #expect(try centre.platform.answer(code)?.contains(#""fen":9000"#) == true)
            #expect(try centre.platform.answer(code)?.contains("事实") == true)
        }
    }

    @Test("HZ-O8, BX-3: a deleted record is gone for everybody, with what only it had taught, and does not come back")
    func deletion() throws {
        try CorrectionPlatform.with { centre in
            let platform = centre.platform
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "R")
            _ = try centre.correction().delete(case: caseID, note: note)
            let answer = try #require(try platform.answer(code))
            #expect(answer.contains("测试公司1") && !answer.contains("登记公司1"))
            #expect(try platform.answer("ZC1") == nil)
            #expect(
                try platform.versions(of: "R") == [
                    "A/in_force/1/1/import", "A/corrected/2/1/objection Y2026073100000001A: delete",
                ])
            #expect(try platform.take(in: "R", [TestPlatform.register(1)])[.quarantined] == 1)
            let refusal = centre.refusal { _ = try centre.correction().delete(case: caseID, note: note) }
            #expect(refusal?.code == "record_not_in_force")
        }
    }

    @Test("HZ-O8, JJ-2: corrected names are the public's names at once, masks and levels included")
    func correctedNames() throws {
        try CorrectionPlatform.with { centre in
            let platform = centre.platform
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "R")
            _ = try centre.correction().replace(
                case: caseID, fields: ["MC": "正名公司1", "ZCH": "ZC100"], note: note)
            #expect(try platform.answer(code)?.contains(#""name":"正名公司1""#) == true)
            let names = try centre.names()
            #expect(names.count == 1 && names[0].contains("正名公司1") && !names[0].contains("登记公司1"))
            // By its right number it is found, by the wrong one no longer.
            #expect(names[0].hasSuffix(",ZC100") && !names[0].contains("ZC1,"))
        }
    }

    @Test("X-4: nothing of a correction stands in clear that was sealed")
    func sealedStaysSealed() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            _ = try centre.correction().replace(
                case: caseID, fields: ["SFZ": TestCodes.resident(9), "SS": "当事人证件\(TestCodes.resident(8))"], note: note)
            let stored = try centre.platform.texts(
                """
                select record_version::text from credit.record_version
                union all select public_record::text from credit.public_record
                union all select convert_from(entry, 'UTF8') from credit.query_log_entry
                union all select case_event::text from credit.case_event
                """
            ).joined()
            for number in [2, 8, 9] { #expect(!stored.contains(TestCodes.resident(number))) }
            #expect(try centre.platform.texts("select count(*) from credit.answer_envelope") == ["0"])
        }
    }
}
