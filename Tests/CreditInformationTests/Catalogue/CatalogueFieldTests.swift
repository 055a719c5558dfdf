import CreditInformation
import Testing

@Suite("Catalogue fields")
struct CatalogueFieldTests {
    let permit: CatalogueItem

    init() throws {
        permit = try #require(CatalogueFiles.hangzhou?.item("FR-XZXK"))
    }

    @Test("BX-12: existence, length and obligation follow the generation of the file")
    func settingsFollowTheGeneration() throws {
        let code = try #require(permit.field("XK_XDR_SHXYM"))
        #expect(code.maximumLength(in: .of2018) == 18 && code.maximumLength(in: .of2016) == 128)
        #expect(code.obligation(in: .of2018) == .organisation && code.obligation(in: .of2016) == .never)
        #expect(code.obligation(in: nil) == .never)
        let project = try #require(permit.field("XK_XMMC"))
        #expect(project.exists(in: .of2016) && !project.exists(in: .of2018) && !project.exists(in: nil))
        let published = try #require(permit.field("GSRQ"))
        #expect(published.exists(in: .of2016) && published.exists(in: .of2018) && published.exists(in: nil))
    }

    @Test("Obligations depend on the kind of subject and on the column")
    func obligationsDependOnKindAndColumn() {
        #expect(FieldObligation.organisation.needsColumn(for: .organisation))
        #expect(!FieldObligation.organisation.needsColumn(for: .person))
        #expect(FieldObligation.always.needsValue(for: .person) && !FieldObligation.never.needsValue(for: .person))
        #expect(!FieldObligation.whenPresent.needsColumn(for: .organisation))
        #expect(FieldObligation.whenPresent.needsValue(for: .organisation))
    }

    @Test("HZ-Q1: a field's level is the stricter of its own and the item's")
    func strictestLevelHolds() throws {
        let hidden = try #require(permit.field("XK_FR_ZJHM"))
        let name = try #require(permit.field("XK_XDR_MC"))
        #expect(hidden.level(under: .open) == .insideGovernment && !hidden.isPublic(under: .open))
        #expect(name.level(under: .open) == .open && name.isPublic(under: .open))
        #expect(name.level(under: .onAuthority) == .onAuthority && !name.isPublic(under: .onAuthority))
        #expect(OpenLevel.insideGovernment.stricter(.open) == .insideGovernment)
        #expect(OpenLevel.open.stricter(.onAuthority) == .onAuthority)
    }

    @Test("Roles lead to fields, and an item without a role has none")
    func rolesLeadToFields() throws {
        #expect(permit.field(for: .subjectName)?.code == "XK_XDR_MC")
        #expect(permit.field(for: .personDocumentNumber) == nil)
        let list = try #require(CatalogueFiles.hangzhou?.item("FR-YZSX"))
        #expect(list.identity == ["SXLY"] && list.field("SXLY")?.whenAbsent == "未载明")
    }
}
