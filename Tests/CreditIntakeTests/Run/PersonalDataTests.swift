import CreditInformation
import CreditIntake
import Postgres
import PostgresTesting
import Testing

/// Where the data of natural persons may stand, and where not.
@Suite struct PersonalDataTests {
    private static let personHeader = "姓名,证件类型,证件号码,性别,年龄,案号,执行法院,生效法律文书确定的义务,被执行人的履行情况,失信被执行人行为具体情形,发布日期"

    private func person(_ number: String, _ name: String = "样例甲乙", type: String = "身份证") -> String {
        "\(name),\(type),\(number),1,41,（2026）浙01执\(number.suffix(4))号,杭州市中级人民法院,支付货款,全部未履行,有能力而拒不履行,2026-06-01"
    }

    private func publicTables(_ database: TestDatabase) throws -> [String: String] {
        try TableDump.everything(database).filter { $0.key.hasPrefix("public_") }
    }

    @Test("X-4, JJ-2: a person at level A has an opaque reference, a masked name and no document number anywhere")
    func personAtLevelA() throws {
        try Intake.with { intake in
            let number = Specimens.identityNumber(7)
            let lines = [Self.personHeader, person(number), person("E12345678", "样例丙", type: "护照")]
            let outcome = try intake.run(lines, item: "ZRR-SXBZX") { $0.provider = "HZ-ZJFY" }
            #expect(outcome.verdicts == "2/0/0/0/0")
            #expect(outcome.maskedValues > 0)
            for (table, content) in try TableDump.everything(intake.database) {
                #expect(!content.contains(number), "\(table)")
                #expect(!content.contains("E12345678"), "\(table)")
            }
            for (table, content) in try publicTables(intake.database) {
                #expect(!content.contains("样例甲乙"), "\(table)")
                #expect(!content.contains("19000101"), "\(table)")
            }
            #expect(
                try intake.rows("select distinct left(reference, 2) || length(reference) from credit.public_subject")
                    .count == 1)
            #expect(try intake.value("select count(*)::text from credit.public_identifier") == "0")
            #expect(
                try intake.rows(
                    "select identifier_type, key_version, clear_value is null from credit.identifier limit 1")
                    == ["identity_document|1|true"])
            // The same person in the old form of the number, with blanks and in lower case.
            let again = try intake.run([Self.personHeader, person(" \(number) ")], item: "ZRR-SXBZX") {
                $0.provider = "HZ-ZJFY"
            }
            #expect(again.counts[.rejected] + again.counts[.quarantined] == 0)
            #expect(try intake.value("select count(*)::text from credit.subject") == "2")
        }
    }

    @Test("X-4, BX-10: numbers in free text, in names, in open code lists and in tax numbers are sealed and masked")
    func numbersWhereNobodyExpectsThem() throws {
        try Intake.with { intake in
            let number = Specimens.identityNumber(8)
            let outcome = try intake.run(
                Penalty.file([
                    Penalty(1, ["CF_SY": "当事人（身份证号\(number)，电话13800138000）", "CF_FR_ZJHM": number]),
                    Penalty(2, ["CF_XDR_LB": number, "CF_CFLB": "罚款;\(number)"]),
                    Penalty(3, ["CF_YJ": "见\(number)", "CF_WFXW": "１１０１０５１９４９１２３１００２Ｘ"]),
                    Penalty(4, ["CF_XDR_MC": "样例店\(number)"]),
                    Penalty(5, ["BZ": Specimens.identityNumber, "CF_WSH": number]),
                ]))
            #expect(outcome.verdicts == "5/0/0/0/0")
            // 2016 files allow long tax numbers: a sole trader's is the owner's number and two more digits.
            let old = [
                "CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_SWDJ,CF_WSH,CF_JDRQ,CF_XZJG,CF_JG",
                "样例个体户,\(Specimens.unifiedCode(6)),\(number)01,其六,2026-06-01,某局,罚款",
                "样例个体户二,\(Specimens.unifiedCode(7)),L\(number),其七,2026-06-01,某局,罚款",
            ]
            #expect(try intake.run(old).verdicts == "2/0/0/0/0")
            for (table, content) in try TableDump.everything(intake.database) {
                for hidden in [number, Specimens.identityNumber, "１１０１０５１９４９１２３１００２"] {
                    #expect(!content.contains(hidden), "\(table)")
                }
            }
            for (table, content) in try publicTables(intake.database) {
                #expect(!content.contains("13800138000"), "\(table)")
            }
            #expect(
                try intake.value("select count(*)::text from credit.public_record where document like '%ZJHM%'") == "0")
        }
    }

    @Test("HZ-Q1, HZ-Q3: every stored version has its fields by level; the public document is its masked level A")
    func fieldsAreStored() throws {
        try Intake.with { intake in
            let number = Specimens.identityNumber(8)
            let penalty = Penalty(1, ["CF_FR_ZJHM": number, "CF_SY": "当事人（身份证号\(number)，电话13800138000）"])
            try intake.run(Penalty.file([penalty, Penalty(2)]))
            try intake.run(Penalty.file([Penalty(2, ["CF_ZT": "2"])]))
            let inspections = [
                "单位名称,统一社会信用代码,检查编号,检查事项,检查结果,检查日期,检查机关",
                "另一个名字,\(Specimens.unifiedCode(2)),1,抽查,合格,2026-04-01,某局",
            ]
            try intake.run(inspections, item: "FR-XZJC")
            try intake.run([Self.personHeader, person(number)], item: "ZRR-SXBZX") { $0.provider = "HZ-ZJFY" }
            #expect(
                try intake.rows(
                    """
                    select state, level_a_fields = '' as a, level_b_fields = '' as b, level_c_fields = '' as c
                    from credit.record_version where item_code in ('FR-XZCF', 'FR-XZJC') order by 1, 2, 4
                    """) == [
                        "in_force|false|true|false", "in_force|false|true|true", "in_force|true|true|false",
                        "withdrawn|false|true|true",
                    ])
            #expect(
                try intake.value(
                    """
                    select string_agg(distinct (document like '%"fields":{'
                        || coalesce(masked_level_a_fields, level_a_fields) || '}')::text, '') || count(*)
                    from credit.public_record join credit.record_version using (subject_key, record_id, version)
                    """) == "true2")
            let full = try intake.value(
                "select level_a_fields || level_c_fields from credit.record_version where level_c_fields like '%ZJHM%'")
            #expect(full.contains("电话13800138000") && full.contains(#""CF_FRDB":"样例人""#))
            #expect(full.contains(#""CF_FR_ZJHM":"3301*************\#(number.suffix(1))""#))
        }
    }

    @Test("X-4: an identity number does not pass as a number")
    func identityNumberIsNoCount() throws {
        try Intake.with { intake in
            let line = person(Specimens.identityNumber(9)).replacing(
                ",41,", with: ",\(Specimens.identityNumber(9).dropLast())1,")
            #expect {
                _ = try intake.run([Self.personHeader, line], item: "ZRR-SXBZX") { $0.provider = "HZ-ZJFY" }
            } throws: { if case ImportError.tooManyBadRows = $0 { true } else { false } }
        }
    }

    @Test("HZ-Q1: what levels B and C take in does not move a byte of what the public reads")
    func nonInterference() throws {
        try Intake.with { intake in
            try intake.run(Penalty.file([Penalty(1), Penalty(2)]))
            let before = try publicTables(intake.database)
            let taxes = [
                "单位名称,统一社会信用代码,欠缴所属期,欠缴税款金额（元）,认定日期,提供机关",
                "另一个名字,\(Specimens.unifiedCode(1)),2026Q1,1000.50,2026-04-01,税务局",
                "新单位,\(Specimens.unifiedCode(9)),2026Q1,1000,2026-04-01,税务局",
            ]
            #expect(try intake.run(taxes, item: "FR-SSQJ") { $0.provider = "HZ-SHUI" }.verdicts == "2/0/0/0/0")
            let inspections = [
                "单位名称,统一社会信用代码,检查编号,检查事项,检查结果,检查日期,检查机关",
                "另一个名字,\(Specimens.unifiedCode(2)),1,抽查,合格,2026-04-01,某局",
            ]
            #expect(try intake.run(inspections, item: "FR-XZJC").verdicts == "1/0/0/0/0")
            #expect(try publicTables(intake.database) == before)
            #expect(
                try intake.rows(
                    "select open_level, published_on is null, public_until is null from credit.record_version where open_level <> 'A'"
                ).allSatisfy { $0.hasSuffix("|true|true") })
        }
    }

    @Test("X-4: neither errors nor the summary hold a value of a row")
    func errorsHoldNoValues() throws {
        try Intake.with { intake in
            let number = Specimens.identityNumber(10)
            let outcome = try intake.run(
                [
                    Self.personHeader, person(number), person(number.dropLast() + "?"),
                    person(Specimens.identityNumber(11)),
                    person(Specimens.identityNumber(12)), person(Specimens.identityNumber(13)),
                ], item: "ZRR-SXBZX"
            ) { $0.provider = "HZ-ZJFY" }
            #expect(outcome.counts[.rejected] == 1)
            #expect(!"\(outcome)".contains(number.dropLast()))
            #expect(try intake.rows("select * from credit.import_row_issue").allSatisfy { !$0.contains("19000101") })
        }
    }
}
