import CreditInformation
import Testing

@testable import CreditIntake

/// What a row turns out to be.
@Suite struct RowAssessorTests {
    /// Cells of a penalty with the header of 2018.
    private func cells(_ changes: [String: String] = [:]) -> [String] {
        let penalty = Penalty(1, changes)
        return Penalty.header.map { penalty.cells[$0] ?? "" }
    }

    private func new() throws -> Assessing { try Assessing(Penalty.header) }

    @Test("X-6: a good row becomes a draft with every value in its normal form")
    func goodRow() throws {
        let assessing = try new()
        let draft = try #require(assessing.draft(cells(["CF_XDR_SHXYM": " \(Specimens.unifiedCode(1).lowercased())"])))
        #expect(draft.identifiers.map(\.type) == [.unifiedCode, .organisationCode])
        #expect(assessing.text("CF_XDR_SHXYM", draft) == Specimens.unifiedCode(1))
        #expect(assessing.text("CF_JDRQ", draft) == "2026-06-01")
        #expect(assessing.text("CF_NR_FK", draft) == "2.0")
        #expect(draft.identity == ["杭市监罚〔2026〕1号", "11330100002490313K"])
        #expect(draft.state == .inForce)
    }

    @Test(
        "X-6, X-3, BX-12: each kind of fault is named with its field and rule",
        arguments: [
            (["CF_WSH": ""], "missing CF_WSH X-6"), (["CF_JDRQ": "2026-02-29"], "date CF_JDRQ BX-12"),
            (["CF_NR_FK": "两万"], "amount CF_NR_FK BX-12"), (["CF_ZT": "9"], "unknown_code CF_ZT X-6"),
            (["CF_WSH": String(repeating: "字", count: 129)], "too_long CF_WSH X-6"),
            (["CF_XDR_SHXYM": "91330100M00000019M"], "identifier CF_XDR_SHXYM X-3"),
            (["CF_XDR_ZZJG": "123456789"], "identifier CF_XDR_ZZJG X-3"),
            (["CF_XDR_ZZJG": Specimens.organisationCode(2)], "codes_disagree - BX-15"),
            (["CF_XDR_MC": "--"], "missing CF_XDR_MC X-6"),
        ])
    func everyFault(changes: [String: String], expected: String) throws {
        #expect(try new().issues(cells(changes)) == [expected])
    }

    @Test("X-6: all faults of a row are named at once")
    func allFaultsAtOnce() throws {
        let issues = try new().issues(cells(["CF_WSH": "N/A", "CF_JDRQ": "x", "CF_NR_FK": "y", "CF_XDR_SHXYM": "z"]))
        #expect(Set(issues.map { $0.prefix { $0 != " " } }) == ["missing", "date", "amount", "identifier"])
    }

    @Test("X-6: exactly the greatest length passes")
    func greatestLength() throws {
        #expect(try new().draft(cells(["CF_WSH": String(repeating: "字", count: 128)])) != nil)
    }

    @Test("X-6: a cell too many is named; cells too few are empty ones")
    func numberOfCells() throws {
        let assessing = try new()
        #expect(assessing.issues(cells() + ["x"]) == ["too_many_cells - X-6"])
        #expect(assessing.draft(cells().dropLast(2)) != nil)
        #expect(assessing.issues(Array(cells().prefix(7))).contains("missing CF_WSH X-6"))
        #expect(!assessing.issues([]).isEmpty)
    }

    @Test("BX-12: the words for nothing are nothing", arguments: ["N/A", "空", "无", "--", "", " ", "ｎ／ａ", "NULL", "—"])
    func emptyMarkers(text: String) throws {
        let assessing = try new()
        let draft = try #require(assessing.draft(cells(["BZ": text, "CF_NR_FK": text, "CF_GSJZQ": text])))
        for code in ["BZ", "CF_NR_FK", "CF_GSJZQ"] { #expect(assessing.text(code, draft) == nil) }
        #expect(assessing.issues(cells(["CF_CFJG": text])) == ["missing CF_CFJG X-6"])
    }

    @Test("BX-12: the header of 2016 has its own codes, obligations and status codes")
    func generation2016() throws {
        let header = [
            "CF_XDR_MC", "CF_XDR_SHXYM", "CF_XDR_ZDM", "CF_WSH", "CF_CFLB1", "CF_JG", "CF_JDRQ", "CF_XZJG", "CF_ZT",
            "SJC",
        ]
        let assessing = try Assessing(header)
        #expect(assessing.match.generation == .of2016)
        #expect(assessing.match.missing == [])
        let row = ["样例", Specimens.unifiedCode(1), "", "号", "罚款", "罚款二万元", "2016/12/1", "某局", "0", "20161201"]
        let draft = try #require(assessing.draft(row))
        #expect(assessing.text("CF_CFJG", draft) == "某局")
        #expect(assessing.text("CF_ZT", draft) == "1")
        #expect(draft.state == .inForce)
        #expect(assessing.draft(row.enumerated().map { $0 == 8 ? "1" : $1 })?.state == .withdrawn)
        // What 2018 obliges to, 2016 does not: contents may be empty, and the old code stands for the new one.
        let old = ["样例", "", Specimens.organisationCode(1), "号", "", "", "2016/12/1", "某局", "", ""]
        #expect(
            assessing.draft(old)?.identifiers == [SubjectIdentifier(.organisationCode, Specimens.organisationCode(1))])
        #expect(assessing.issues(["样例", "", "", "号", "", "", "2016/12/1", "某局", "", ""]) == ["no_identifier - X-3"])
    }

    @Test("BX-12: Chinese headers are as good as codes")
    func chineseHeaders() throws {
        let catalogue = try IntakeDatabase.catalogue()
        let item = try #require(catalogue.item("FR-XZCF"))
        let header = Penalty.header.map { item.field($0)?.name ?? $0 }
        let assessing = try Assessing(header)
        #expect(assessing.match.unknown == [])
        let (byCode, byName) = (try new().draft(cells()), assessing.draft(cells()))
        #expect(byName != nil)
        #expect(byCode?.values.map(\.value) == byName?.values.map(\.value))
        #expect(byCode?.identity == byName?.identity)
    }

    @Test("BX-12: constants fill columns that the file lacks, and no column that it has")
    func constants() throws {
        let header = Penalty.header.filter { $0 != "CF_CFJG" && $0 != "CF_CFJGDM" }
        let penalty = Penalty(1, ["CF_SJLY": ""])
        let row = header.map { penalty.cells[$0] ?? "" }
        #expect(try Assessing(header).match.missing == ["CF_CFJG", "CF_CFJGDM"])
        let assessing = try Assessing(
            header, constants: ["CF_CFJG": "某局", "CF_CFJGDM": "1", "CF_SJLY": "不应填入"])
        #expect(assessing.match.isAcceptable)
        #expect(assessing.issues(row) == ["missing CF_SJLY X-6"])
        let full = Penalty(1)
        let draft = assessing.draft(header.map { full.cells[$0] ?? "" })
        #expect(assessing.text("CF_CFJG", draft) == "某局")
        #expect(draft?.identity.last == "1")
    }

    @Test("BX-12: a field may name what stands for its absence, in a column or without one")
    func whenAbsent() throws {
        let without = try Assessing(["单位名称", "统一社会信用代码"], item: "FR-YZSX")
        let with = try Assessing(["单位名称", "统一社会信用代码", "失信领域"], item: "FR-YZSX")
        #expect(without.draft(["甲", Specimens.unifiedCode(1)])?.identity == ["未载明"])
        #expect(with.draft(["甲", Specimens.unifiedCode(1), "无"])?.identity == ["未载明"])
        #expect(with.draft(["甲", Specimens.unifiedCode(1), "电子商务"])?.identity == ["电子商务"])
    }

    @Test("X-4: fourteen digits are a number, fifteen may be an identity number")
    func digitsOfNumbers() throws {
        let header = ["姓名", "证件类型", "证件号码", "年龄", "案号", "执行法院", "生效法律文书确定的义务", "被执行人的履行情况", "失信被执行人行为具体情形", "发布日期"]
        let assessing = try Assessing(header, item: "ZRR-SXBZX", kind: .person)
        func row(_ age: String) -> [String] {
            ["样例", "身份证", Specimens.identityNumber(1), age, "号", "院", "义务", "情况", "情形", "2026-06-01"]
        }
        #expect(assessing.draft(row(String(repeating: "1", count: 14))) != nil)
        #expect(assessing.issues(row(String(repeating: "1", count: 15))) == ["number NL BX-12"])
        #expect(assessing.draft(row("-3")) != nil)
        for text in ["3-", "3.5", "1 2", "１", "三"] { #expect(assessing.issues(row(text)) == ["number NL BX-12"]) }
    }
}
