import CreditInformation
import Testing

@Suite("Committed catalogues")
struct CatalogueFileTests {
    @Test("BX-1: the committed catalogues pass the check without a refusal", arguments: ["hangzhou", "jiujiang"])
    func committedCataloguesAreAccepted(name: String) throws {
        let reading = CatalogueReading(json: CatalogueFiles.catalogue(name))
        let findings = CatalogueCheck.findings(in: reading)
        #expect(findings.filter { $0.severity == .refuse }.map(\.description) == [])
        let catalogue = try Catalogue(checking: CatalogueFiles.catalogue(name))
        #expect(catalogue.profile.rawValue == name)
        #expect(catalogue.items.count >= 30)
    }
}

extension CatalogueFileTests {
    /// Items that other parts build on: code, subject, level in Hangzhou, level in Jiujiang.
    static let required: [(String, SubjectKind, OpenLevel, OpenLevel)] = [
        ("FR-DJXX", .organisation, .open, .open), ("FR-XZXK", .organisation, .open, .open),
        ("FR-XZCF", .organisation, .open, .open), ("ZRR-XZXK", .person, .onAuthority, .insideGovernment),
        ("ZRR-XZCF", .person, .onAuthority, .insideGovernment), ("FR-YZSX", .organisation, .open, .open),
        ("ZRR-SXBZX", .person, .open, .open), ("FR-JYYC", .organisation, .open, .open),
        ("FR-SSQJ", .organisation, .onAuthority, .onAuthority),
        ("FR-XZJC", .organisation, .insideGovernment, .insideGovernment),
        ("ZRR-KSWJ", .person, .insideGovernment, .insideGovernment),
    ]

    @Test("HZ-Q1: required items stand in both catalogues at their level", arguments: required)
    func requiredItemsStandAtTheirLevel(
        code: String, kind: SubjectKind, hangzhou: OpenLevel, jiujiang: OpenLevel
    ) throws {
        for (catalogue, level) in [(CatalogueFiles.hangzhou, hangzhou), (CatalogueFiles.jiujiang, jiujiang)] {
            #expect(try #require(catalogue).item(code)?.level(for: kind) == level)
        }
    }

    @Test("HZ-Q1, JJ-1: all levels, kinds and sharing modes occur", arguments: ["hangzhou", "jiujiang"])
    func allLevelsKindsAndModesOccur(name: String) throws {
        let catalogue = try Catalogue(checking: CatalogueFiles.catalogue(name))
        let levels = catalogue.items.flatMap { item in item.subjectKinds.compactMap(item.level(for:)) }
        #expect(Set(levels) == Set(OpenLevel.allCases))
        #expect(Set(catalogue.items.flatMap(\.subjectKinds)) == Set(SubjectKind.allCases))
        #expect(Set(catalogue.items.map(\.sharing)) == Set(SharingMode.allCases))
        #expect(catalogue.items.filter(\.namesSubject).map(\.code).contains("FR-DJXX"))
        #expect(catalogue.units.contains { $0.level == .county })
    }

    @Test("JJ-2: the public never sees a document number of a person in full", arguments: ["hangzhou", "jiujiang"])
    func documentNumbersAreNeverPublic(name: String) throws {
        let catalogue = try Catalogue(checking: CatalogueFiles.catalogue(name))
        for item in catalogue.items {
            for kind in item.subjectKinds {
                guard let level = item.level(for: kind), level == .open else { continue }
                for field in item.fields where field.sensitivity == .identityNumber {
                    #expect(!field.isPublic(under: level) || field.mask == .documentNumber)
                }
            }
        }
        let permit = try #require(catalogue.item("FR-XZXK"))
        for field in try [#require(permit.field("XK_FR_ZJHM")), #require(permit.field("XK_XDR_ZJHM"))] {
            #expect(field.ownLevel == .insideGovernment && field.mask == .withheld)
            #expect(!field.isPublic(under: .open))
        }
    }

    @Test("HZ-M6: the published catalogue names public fields only and is the same every time")
    func publishedCatalogueNamesPublicFieldsOnly() throws {
        let catalogue = try Catalogue(checking: CatalogueFiles.catalogue("hangzhou"))
        let document = catalogue.publicDocument()
        #expect(document == (try Catalogue(checking: CatalogueFiles.catalogue("hangzhou")).publicDocument()))
        #expect(document.contains("企业登记注册基本信息") && document.contains("杭州市市场监督管理局"))
        for hidden in ["法定代表人证件号码", "HZ-SCJG", "市公共数据平台", "数据更新时间戳", "XK_FR_ZJHM", "违纪行为"] {
            #expect(!document.contains(hidden), "\(hidden)")
        }
        #expect(document.contains("许可内容") && document.contains("\"levels\":{\"organisation\":\"A\"}"))
    }
}
