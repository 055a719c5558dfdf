import CreditInformation
import CreditIntake
import FileDecoding
import Postgres
import SharedDataTesting
import Testing

/// Paths below the folder of shared files.
private enum RealFile {
    static let enterprises = "data/subjects/jiujiang_enterprises_1980_2019.csv"
    static let permits = "data/permits/nmpa_cosmetics_production_permits.csv"
    static let commerce = "data/blacklists/creditchina_gansu_91855_ecommerce.csv"
    static let transport = "data/blacklists/creditchina_gansu_93516_transport.csv"
}

/// Files that departments published.
@Suite struct RealFileTests {
    /// The words of the register of cosmetics permits for the fields of 行政许可.
    private static let permitMapping = FileMapping(
        columns: [
            "epsName": "XK_XDR_MC", "businessLicenseNumber": "XK_XDR_SHXYM", "productSn": "XK_WSH", "certStr": "XK_NR",
            "qfManagerName": "XK_XKJG", "xkDateStr": "XK_JDRQ", "xkDate": "XK_YXQZI", "businessPerson": "XK_FRDB",
        ],
        constants: [
            "XK_XKWS": "化妆品生产许可证", "XK_XKLB": "普通", "XK_XKJGDM": "00000000MB0143028R", "XK_ZT": "1",
            "XK_LYDW": "国家药品监督管理局", "XK_LYDWDM": "00000000MB0143028R",
        ])

    private func rows(_ path: String) throws -> [FileRow] {
        let reader = try RowReader(path: SharedData.path(path), limits: FileDecodingLimits())
        var rows: [FileRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }

    @Test(
        "X-3, BX-16, X-6: every enterprise of a real register is taken, and none twice",
        .enabled(if: SharedData.has(RealFile.enterprises)))
    func enterpriseRegister() throws {
        try Intake.with { intake in
            let path = SharedData.path(RealFile.enterprises)
            let first = try intake.run(path: path, item: "FR-DJXX")
            #expect(first.verdicts == "15167/0/0/0/0")
            let known = try intake.value("select count(*)::text from credit.public_subject")
            #expect(known == "15167")
            let second = try intake.run(path: path, item: "FR-DJXX")
            #expect(second.verdicts == "0/0/15167/0/0")
        }
    }

    @Test(
        "X-3, X-6: of the cosmetics permits exactly the rows with a wrong code are returned, by line and name",
        .enabled(if: SharedData.has(RealFile.permits)))
    func permits() throws {
        let rows = try rows(RealFile.permits)
        let column = try #require(rows.first?.cells.firstIndex(of: "businessLicenseNumber"))
        let bad = rows.dropFirst().filter { (try? UnifiedSocialCreditCode($0.cells[column])) == nil }  // the bad ones
        #expect(bad.count == 6)
        try Intake.with { intake in
            let outcome = try intake.run(path: SharedData.path(RealFile.permits), item: "FR-XZXK") {
                $0.mapping = Self.permitMapping
            }
            let identifiers = outcome.reasons.filter { $0.issue.code == "identifier" }
            #expect(identifiers.reduce(0) { $0 + $1.count } == 6, "\(outcome.verdicts) \(outcome.reasons)")
            #expect(Set(identifiers.flatMap(\.firstLines)) == Set(bad.map(\.line)))
            let report = intake.report()
            for row in bad { #expect(report.contains(row.cells[2]), "line \(row.line)") }
            let again = try intake.run(path: SharedData.path(RealFile.permits), item: "FR-XZXK") {
                $0.mapping = Self.permitMapping
            }
            #expect(again.counts[.accepted] + again.counts[.updated] == 0)
        }
    }

    @Test(
        "BX-15, X-6: lists that mostly hold organisation codes find the subjects that are known",
        .enabled(if: SharedData.has(RealFile.commerce, RealFile.transport)),
        arguments: [RealFile.commerce, RealFile.transport])
    func blacklists(list: String) throws {
        let rows = try rows(list)
        try Intake.with { intake in
            func take() throws -> ImportOutcome {
                try intake.run(path: SharedData.path(list), item: "FR-YZSX") {
                    $0.provider = "HZ-FGW"
                    $0.threshold = 100
                }
            }
            let first = try take()
            #expect(first.counts.rows == rows.count - 1)
            #expect(first.counts[.quarantined] > 0)
            // Now the register says who they are: a unified code is made for every organisation code of the list.
            let column = try #require(rows.first?.cells.firstIndex(of: "组织机构代码"))
            let name = try #require(rows.first?.cells.firstIndex(of: "企业名称"))
            var lines = ["企业名称,统一社会信用代码"]
            var seen: Set<String> = []
            for row in rows.dropFirst() {
                // A cell without a code is no error: the register has no row for it.
                guard let code = try? OrganisationCode(row.cells[column]), seen.insert(code.text).inserted
                else { continue }
                lines.append("\(row.cells[name]),\(Specimens.unifiedCode(around: code.text))")
            }
            let register = try intake.run(lines, item: "FR-DJXX") { $0.threshold = 100 }
            #expect(register.counts[.rejected] == 0)
            let second = try take()
            #expect(second.counts[.accepted] > 0)
            #expect(second.counts[.quarantined] < first.counts[.quarantined])
            #expect(second.counts.rows == first.counts.rows)
            print(
                "\(list): \(first.verdicts), then \(second.verdicts); \(second.reasons.map { ($0.issue.code, $0.count) })"
            )
        }
    }
}
