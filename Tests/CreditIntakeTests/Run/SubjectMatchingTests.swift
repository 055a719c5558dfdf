import CreditInformation
import CreditIntake
import Postgres
import PostgresTesting
import Testing

/// Which subject a row of a file belongs to.
@Suite struct SubjectMatchingTests {
    private static let header = "单位名称,统一社会信用代码,工商注册号,组织机构代码,失信领域"

    private func list(_ intake: Intake, _ lines: [String], chunkRows: Int = 1000) throws -> ImportOutcome {
        try intake.run([Self.header] + lines, item: "FR-YZSX") {
            $0.provider = "HZ-FGW"
            $0.threshold = 100
            $0.chunkRows = chunkRows
        }
    }

    @Test("BX-15: an organisation code finds the subject by characters 9–17, an unknown one goes to the centre")
    func organisationCodeOnly() throws {
        try Intake.with { intake in
            try intake.run(Penalty.file([Penalty(1)]))
            let outcome = try list(
                intake,
                [
                    "样例一,,,\(Specimens.organisationCode(1)),甲",
                    "样例一,,,\(Specimens.organisationCode(1).prefix(8))-\(Specimens.organisationCode(1).suffix(1)),乙",
                    "样例二,,,\(Specimens.organisationCode(2)),甲", "样例一,,,\(Specimens.unifiedCode(1).lowercased()),丙",
                    "样例三,,33010000000333,,甲",
                ])
            #expect(outcome.verdicts == "3/0/0/2/0")
            #expect(try intake.value("select count(*)::text from credit.subject") == "1")
            #expect(
                try intake.rows(
                    "select line_number, rule_id, reason_code, octet_length(sealed_row) > 0 from credit.quarantined_row order by 1"
                ) == ["4|BX-15|subject_unknown|true", "6|BX-15|subject_unknown|true"])
            #expect(
                try intake.rows("select reference from credit.public_subject") == [Specimens.unifiedCode(1)])
            // The same rows again: still waiting, each kept once.
            #expect(try list(intake, ["样例二,,,\(Specimens.organisationCode(2)),甲"]).verdicts == "0/0/0/1/0")
            #expect(try intake.value("select count(*)::text from credit.quarantined_row") == "2")
        }
    }

    @Test("BX-15: a row that is the first public one of a known subject still gets the unified code as reference")
    func referenceOfSubjectKnownFromElsewhere() throws {
        try Intake.with { intake in
            let taxes = [
                "单位名称,统一社会信用代码,欠缴所属期,欠缴税款金额（元）,认定日期,提供机关",
                "新单位,\(Specimens.unifiedCode(9)),2026Q1,1000,2026-04-01,税务局",
            ]
            try intake.run(taxes, item: "FR-SSQJ") { $0.provider = "HZ-SHUI" }
            #expect(try list(intake, ["新单位,,,\(Specimens.organisationCode(9)),甲"]).verdicts == "1/0/0/0/0")
            #expect(try intake.rows("select reference from credit.public_subject") == [Specimens.unifiedCode(9)])
        }
    }

    @Test("BX-15: codes of two subjects in one row go to the centre; a former number of another stays there")
    func codesOfTwoSubjects() throws {
        try Intake.with { intake in
            try intake.run(Penalty.file([Penalty(1), Penalty(2)]))
            #expect(try list(intake, ["甲,\(Specimens.unifiedCode(1)),330100000001,,甲"]).verdicts == "1/0/0/0/0")
            let outcome = try list(
                intake,
                [
                    "乙,\(Specimens.unifiedCode(2)),330100000001,,甲",
                    "丙,,330100000001,\(Specimens.organisationCode(2)),乙",
                    "丁,,330100000001,,丙",
                ])
            #expect(outcome.verdicts == "2/0/0/1/0")
            #expect(outcome.reasons.map(\.issue.code) == ["two_subjects"])
            #expect(
                try intake.rows(
                    """
                    select subject.reference from credit.public_identifier
                    join credit.public_subject as subject using (subject_key)
                    where identifier = '330100000001'
                    """) == [Specimens.unifiedCode(1)])
        }
    }

    @Test("BX-15, JJ-1: the register's name outranks every other, and comes to stay")
    func registerNames() throws {
        try Intake.with { intake in
            let header = "企业名称,统一社会信用代码,法定代表人,住所"
            try intake.run(Penalty.file([Penalty(1)]))
            #expect(try intake.rows("select name_rank from credit.public_subject") == ["0"])
            try intake.run(
                [header, " 登记名称有限公司 ,\(Specimens.unifiedCode(1)),样例人,浙江省杭州市上城区样例路1号"], item: "FR-DJXX")
            #expect(
                try intake.rows(
                    "select name_rank, normalised_name from credit.public_subject join credit.public_name using (subject_key)"
                )
                    == ["1|登记名称有限公司"])
            #expect(try intake.value("select document from credit.public_subject").contains(#""name":"登记名称有限公司""#))
            try intake.run(Penalty.file([Penalty(1, document: "其二")]))
            #expect(try intake.rows("select name_rank from credit.public_subject") == ["1"])
            #expect(
                try intake.run([header, "新登记名称有限公司,\(Specimens.unifiedCode(1)),样例人,"], item: "FR-DJXX").verdicts
                    == "0/1/0/0/0")
            #expect(try intake.value("select normalised_name from credit.public_name") == "新登记名称有限公司")
        }
    }
}
