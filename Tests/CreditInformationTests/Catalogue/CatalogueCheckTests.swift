import CreditInformation
import Testing

@Suite("Catalogue check")
struct CatalogueCheckTests {
    /// What a change of the valid catalogue must be answered with.
    struct Breach: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let rule: CatalogueRule
        var severity = CatalogueFinding.Severity.refuse

        var testDescription: String { "\(rule.rawValue): \(new)" }
    }

    @Test("BX-1: the unchanged catalogue has no findings at all")
    func validCatalogueHasNoFindings() {
        let reading = CatalogueReading(json: Array(CatalogueFixture.json.utf8))
        #expect(CatalogueCheck.findings(in: reading).map(\.description) == [])
    }

    @Test("BX-1, BX-2, BX-4, JJ-1, JJ-2: each breach is found, with its rule", arguments: breaches)
    func eachBreachIsFound(breach: Breach) {
        let reading = CatalogueReading(json: CatalogueFixture.changed([(breach.old, breach.new)]))
        let findings = CatalogueCheck.findings(in: reading)
        #expect(findings.contains { $0.rule == breach.rule && $0.severity == breach.severity }, "\(findings)")
        // One mistake must not drown in others that follow from it.
        #expect(findings.count <= 3, "\(findings)")
    }

    @Test("BX-2: a person at level A is accepted once the law that publishes it is named")
    func personAtLevelANeedsTheLaw() throws {
        let publicity = #""publicity": { "startsFrom": "decided", "basis": "某法" }, "roles": { "subjectName": "XM""#
        let masks: [(String, String)] = [
            (#""roles": { "subjectName": "XM""#, publicity), (#""sharing": "shared""#, #""sharing": "open""#),
        ]
        let bare = CatalogueFixture.changed(masks + [(#"{ "level": "B" }"#, #"{ "level": "A" }"#)])
        let based = CatalogueFixture.changed(
            masks + [(#"{ "level": "B" }"#, #"{ "level": "A", "legalBasisOfPublication": "某规定第四条" }"#)])
        let refusals = CatalogueCheck.findings(in: CatalogueReading(json: bare))
        #expect(refusals.map(\.rule) == [.personPublicationBasis])
        #expect(CatalogueCheck.findings(in: CatalogueReading(json: based)) == [])
    }

    @Test("An unknown mask is a finding that names the allowed ones, and reads as withheld")
    func unknownMaskIsAFinding() throws {
        let json = CatalogueFixture.changed([(#""mask": "person_name""#, #""mask": "personal""#)])
        let reading = CatalogueReading(json: json)
        let finding = try #require(reading.findings.first)
        #expect(reading.findings.count == 1)
        #expect(finding.item == "O" && finding.field == "FR" && finding.severity == .refuse)
        #expect(finding.rule == .unknownValue && finding.detail.contains("document_number"))
        #expect(reading.catalogue?.item("O")?.field("FR")?.mask == .withheld)
        #expect(finding.sentence == "事项 O，字段 FR：取值不在允许范围内。")
        #expect(throws: CatalogueRefusal.self) { try Catalogue(checking: json) }
    }

    @Test("What is no catalogue at all is one finding", arguments: ["", "{", "[]", "{\"items\": 3}", "\u{0}"])
    func unreadableFilesAreOneFinding(text: String) {
        let reading = CatalogueReading(json: Array(text.utf8))
        #expect(reading.catalogue == nil)
        #expect(CatalogueCheck.findings(in: reading).map(\.rule) == [.unreadable])
    }

    @Test("JJ-8: content is refused by tag, by name and by synonym")
    func forbiddenContentIsRefused() {
        let field = #"{ "code": "DM", "name": "代码", "maximumLength": 18"#
        for part in [#""meaning": "blood_type""#, #""synonyms": ["宗教信仰"]"#, #""synonyms": ["fingerPrint_no"]"#] {
            let json = CatalogueFixture.changed([(field, field + ", " + part)])
            #expect(CatalogueCheck.findings(in: CatalogueReading(json: json)).map(\.rule) == [.forbiddenContent])
        }
    }

    @Test("浙江条例 Art. 14: income of persons needs written consent; of organisations it is no matter")
    func consentOpensWhatItMay() {
        let person = #"{ "code": "XM", "name": "姓名""#
        let income = (person, #"{ "code": "SR", "name": "年收入", "maximumLength": 9 }, "# + person)
        let consent = (#""sourceChannel": "文件""#, #""sourceChannel": "文件", "writtenConsent": "某法第八条""#)
        let field = #"{ "code": "DM", "name": "代码""#
        let turnover = (field, #"{ "code": "SR", "name": "营业收入", "maximumLength": 9 }, "# + field)
        func rules(_ changes: [(String, String)]) -> [CatalogueRule] {
            CatalogueCheck.findings(in: CatalogueReading(json: CatalogueFixture.changed(changes))).map(\.rule)
        }
        #expect(rules([income]) == [.consentMissing])
        #expect(rules([income, consent]) == [])
        #expect(rules([turnover]) == [])
    }

    static let breaches: [Breach] = [
        Breach(old: #""version": "1""#, new: #""version": " ""#, rule: .missingText),
        Breach(old: #""title": "测试目录","#, new: "", rule: .missingText),
        Breach(old: #""updateCycle": "daily","#, new: "", rule: .missingText),
        Breach(old: #""updateCycle": "daily""#, new: #""updateCycle": "sometimes""#, rule: .unknownValue),
        Breach(old: #""profile": "hangzhou""#, new: #""profile": "Qinzhou 2""#, rule: .unknownValue),
        Breach(old: #""ownLevel": "C""#, new: #""ownLevel": "D""#, rule: .unknownValue),
        Breach(old: #""ownLevel": "C""#, new: #""ownlevel": "C""#, rule: .unknownKey),
        Breach(old: #"{ "code": "U2""#, new: #"{ "code": "U1""#, rule: .duplicate),
        Breach(old: #"{ "code": "U1""#, new: #"{ "unifiedCode": "9133", "code": "U1""#, rule: .range),
        Breach(old: #", "division": "330122""#, new: "", rule: .range),
        Breach(old: #""code": "P", "name": "个人记录""#, new: #""code": "O", "name": "个人记录""#, rule: .duplicate),
        Breach(old: #""name": "个人记录""#, new: #""name": "单位处罚""#, rule: .duplicate),
        Breach(old: #"{ "code": "RQ", "name": "日期""#, new: #"{ "code": "DM", "name": "日期""#, rule: .duplicate),
        Breach(old: #""name": "代码""#, new: #""name": "文 号""#, rule: .headerCollision),
        Breach(old: #""name": "代码""#, new: #""name": "代码", "synonyms": ["xdr"]"#, rule: .headerCollision),
        Breach(old: #""2018": "MC""#, new: #""2018": "MC1""#, rule: .headerCollision),
        Breach(old: #""name": "代码""#, new: #""name": "序号""#, rule: .headerCollision, severity: .warn),
        Breach(old: #""providers": ["U1"]"#, new: #""providers": ["U9"]"#, rule: .unknownProvider),
        Breach(old: #""providers": ["U1"]"#, new: #""providers": []"#, rule: .noProvider),
        Breach(old: #""codeList": "status""#, new: #""codeList": "stati""#, rule: .codeList),
        Breach(old: #""codeList": "procedure""#, new: #""codeList": "procedur""#, rule: .codeList),
        Breach(
            old: #""maximumLength": 18"#, new: #""maximumLength": 18, "codeList": "procedure""#, rule: .codeList),
        Breach(old: #"{ "code": "02""#, new: #"{ "code": "01""#, rule: .duplicate),
        Breach(old: #""disclosures": { "person": { "level": "B" } }"#, new: #""disclosures": {}"#, rule: .noSubjects),
        Breach(
            old: #", "legalBasisOfPublication": "某法第一条""#, new: "", rule: .organisationPublicationBasis,
            severity: .warn),
        Breach(old: #""sharing": "open""#, new: #""sharing": "on_authority""#, rule: .sharingContradiction),
        Breach(old: #""sharing": "open""#, new: #""sharing": "shared""#, rule: .sharingContradiction),
        Breach(old: #""sharing": "shared""#, new: #""sharing": "open""#, rule: .sharingContradiction),
        Breach(old: #""profile": "hangzhou""#, new: #""profile": "jiujiang""#, rule: .sharingContradiction),
        Breach(old: #""legalBasisOfCollection": "某法第二条","#, new: "", rule: .missingText),
        Breach(
            old: #""mask": "person_name" },"#, new: #""mask": "none" },"#, rule: .unmasked),
        Breach(old: #""mask": "person_name" },"#, new: #""mask": "telephone" },"#, rule: .unmasked),
        Breach(
            old: #""mask": "withheld", "ownLevel": "C""#, new: #""mask": "none""#, rule: .unmasked),
        Breach(
            old: #"{ "code": "ZJ", "name": "证件号码""#, new: #"{ "ownLevel": "A", "code": "ZJ", "name": "证件号码""#,
            rule: .ownLevel),
        Breach(old: #""decidedOn": "RQ""#, new: #""decidedOn": "RQ9""#, rule: .role),
        Breach(old: #""decidedOn": "RQ""#, new: #""decidedOn": "WH""#, rule: .role),
        Breach(old: #""unifiedCode": "DM", "#, new: #""unifiedCode": "RQ", "#, rule: .role),
        Breach(old: #""withdrawnStatusCodes": ["2"]"#, new: #""withdrawnStatusCodes": ["3"]"#, rule: .role),
        Breach(old: #""unifiedCode": "DM", "#, new: "", rule: .unidentifiable),
        Breach(old: #""subjectName": "XM", "#, new: "", rule: .unidentifiable),
        Breach(old: #""identity": ["WH"]"#, new: #""identity": ["WH9"]"#, rule: .identity),
        Breach(old: #""identity": ["WH"]"#, new: #""identity": ["WH", "DM"]"#, rule: .identity),
        Breach(old: #""identity": ["WH"]"#, new: #""identity": []"#, rule: .identity, severity: .warn),
        Breach(
            old: #""retention": { "startsFrom": "decided", "years": 5, "basis": "某法第四条" },"#, new: "", rule: .clocks),
        Breach(old: #""years": 5"#, new: #""permanent": true"#, rule: .clocks),
        Breach(old: #""years": 5"#, new: #""years": 0"#, rule: .clocks),
        Breach(old: #""years": 5"#, new: #""years": 101"#, rule: .clocks),
        Breach(old: #""minimumMonths": 3"#, new: #""minimumMonths": 37"#, rule: .clocks),
        Breach(old: #""maximumMonths": 36"#, new: #""maximumMonths": 121"#, rule: .clocks),
        Breach(old: #""simpleProcedureCodes": ["01"]"#, new: #""simpleProcedureCodes": ["09"]"#, rule: .clocks),
        Breach(old: #""procedureField": "CX","#, new: "", rule: .clocks),
        Breach(old: #""needsFinality": true"#, new: #""finalOnField": "WH", "needsFinality": true"#, rule: .clocks),
        Breach(
            old:
                #""publicity": { "startsFrom": "published", "minimumMonths": 3, "maximumMonths": 36, "basis": "某法第三条" },"#,
            new: "", rule: .clocks),
        Breach(old: #""maximumLength": 18"#, new: #""maximumLength": 0"#, rule: .range),
        Breach(old: #""maximumLength": 18"#, new: #""maximumLength": 10001"#, rule: .range),
        Breach(old: #", "maximumLength": 18"#, new: "", rule: .range),
        Breach(old: #""type": "date""#, new: #""type": "date", "maximumLength": 10"#, rule: .range),
        Breach(
            old: #""maximumLength": 18"#, new: #""maximumLength": 18, "maximumLengths": { "2016": 9 }"#, rule: .range),
        Breach(old: #""firstDeadlineWorkingDays": 7"#, new: #""firstDeadlineWorkingDays": 0"#, rule: .range),
        Breach(old: #""name": "个人记录""#, new: #""name": "个人病史""#, rule: .forbiddenContent),
    ]
}
