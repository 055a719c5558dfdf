import CreditInformation
import Testing

@testable import CreditIntake

/// Who a row is about.
@Suite struct SubjectReadingTests {
    private static let header = ["单位名称", "统一社会信用代码", "工商注册号", "组织机构代码"]

    private func organisation(_ cells: String...) throws -> [String] {
        let assessing = try Assessing(Self.header, item: "FR-YZSX")
        guard let draft = assessing.draft(["甲"] + cells) else { return assessing.issues(["甲"] + cells) }
        return draft.identifiers.map { "\($0.type.rawValue) \($0.value)" }
    }

    @Test("BX-15: the unified code brings the organisation code inside it along")
    func unifiedOnly() throws {
        #expect(
            try organisation(Specimens.unifiedCode(1), "", "") == [
                "unified_code \(Specimens.unifiedCode(1))", "organisation_code \(Specimens.organisationCode(1))",
            ])
    }

    @Test("BX-15, BX-16: an organisation code alone is enough, with its hyphen, in lower case, with blanks")
    func organisationCodeOnly() throws {
        let code = Specimens.organisationCode(1)
        for text in [code, code.lowercased(), " \(code) ", "\(code.prefix(8))-\(code.suffix(1))"] {
            #expect(try organisation("", "", text) == ["organisation_code \(code)"])
        }
    }

    @Test("BX-15: a unified code in the organisation code's column counts as what it is")
    func unifiedInTheOtherColumn() throws {
        let both = [
            "unified_code \(Specimens.unifiedCode(1))", "organisation_code \(Specimens.organisationCode(1))",
        ]
        #expect(try organisation("", "", Specimens.unifiedCode(1)) == both)
        #expect(try organisation(Specimens.unifiedCode(1), "", Specimens.unifiedCode(1)) == both)
    }

    @Test("BX-15: codes that do not agree are refused, each disagreement once")
    func disagreement() throws {
        let expected = ["codes_disagree - BX-15"]
        #expect(try organisation(Specimens.unifiedCode(1), "", Specimens.organisationCode(2)) == expected)
        #expect(try Set(organisation(Specimens.unifiedCode(1), "", Specimens.unifiedCode(2))) == Set(expected))
    }

    @Test("BX-15: former numbers are kept as identifiers, without blanks; the unified code in their place is not")
    func formerNumbers() throws {
        #expect(try organisation("", " 3301 0000a ", "") == ["registration_number 33010000A"])
        #expect(try organisation(Specimens.unifiedCode(1), Specimens.unifiedCode(1).lowercased(), "").count == 2)
    }

    @Test("X-4: a number that holds an identity number is no public code of a sole trader")
    func identityNumberIsNoCode() throws {
        let number = Specimens.identityNumber(3)
        for text in [number, number + "01", "L" + number] {
            #expect(try organisation(Specimens.unifiedCode(1), text, "").count == 2, "\(text.count)")
            #expect(try organisation("", text, "") == ["no_identifier - X-3"])
        }
        // A registration number of 15 digits is not taken for an old identity number.
        #expect(try organisation("", "330103000217276", "") == ["registration_number 330103000217276"])
    }

    @Test("X-3: nothing to identify anyone by")
    func nothing() throws {
        #expect(try organisation("", "", "") == ["no_identifier - X-3"])
    }

    @Test(
        "X-3: persons by the type of their document",
        arguments: [
            ("身份证", Specimens.identityNumber(3), "resident_identity:" + Specimens.identityNumber(3)),
            ("居民身份证", Specimens.identityNumber.lowercased(), "resident_identity:" + Specimens.identityNumber),
            ("护照", "e12345678", "passport:E12345678"),
        ])
    func persons(type: String, number: String, expected: String) throws {
        let header = ["姓名", "证件类型", "证件号码", "检查"]
        let assessing = try Assessing(header, item: "ZRR-KSWJ", kind: .person)
        var texts = [String?](repeating: nil, count: assessing.item.fields.count)
        for (code, text) in [("XM", "样例"), ("ZJLX", type), ("ZJHM", number)] {
            texts[try #require(assessing.item.position(of: code))] = text
        }
        var issues: [RowIssue] = []
        let found = SubjectReading(item: assessing.item, kind: .person).read(texts, issues: &issues)
        #expect(issues == [])
        #expect(found?.identifiers.map { String($0.value.drop { $0 != ":" }) } == [String(expected.drop { $0 != ":" })])
        texts[try #require(assessing.item.position(of: "ZJHM"))] = "??"
        #expect(SubjectReading(item: assessing.item, kind: .person).read(texts, issues: &issues) == nil)
        #expect(issues.map(\.code) == ["identifier"])

    }
}
