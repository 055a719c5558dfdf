import CreditInformation
import Testing

@Suite("Catalogue difference")
struct CatalogueDifferenceTests {
    @Test("BX-1: equal catalogues differ in nothing")
    func equalCataloguesDifferInNothing() throws {
        let catalogue = try CatalogueFixture.catalogue()
        #expect(CatalogueDifference(from: catalogue, to: catalogue).changes == [])
    }

    @Test("HZ-M6: a changed level reclassifies the item's records, and is printed")
    func changedLevelReclassifies() throws {
        let old = try CatalogueFixture.catalogue()
        let new = try CatalogueFixture.catalogue((#"{ "level": "B" }"#, #"{ "level": "C" }"#))
        let difference = CatalogueDifference(from: old, to: new)
        #expect(difference.reclassifiedItems == ["P"])
        #expect(difference.lines == ["* P level.person: B → C (reclassifies)"])
    }

    @Test("HZ-M6: a field's own level reclassifies, its mask only makes the projection again")
    func fieldChangesSayWhatTheyDo() throws {
        let old = try CatalogueFixture.catalogue()
        let new = try CatalogueFixture.catalogue(
            (#""mask": "person_name" },"#, #""mask": "withheld" },"#),
            (#""mask": "withheld", "ownLevel": "C""#, #""mask": "withheld", "ownLevel": "B""#),
            (#""maximumLength": 18"#, #""maximumLength": 20"#))
        let difference = CatalogueDifference(from: old, to: new)
        #expect(
            difference.lines == [
                "* O.DM maximumLength: 18 → 20", "* O.FR mask: person_name → withheld (reprojects)",
                "* O.SFZ ownLevel: C → B (reclassifies)",
            ])
        #expect(difference.reclassifiedItems == ["O"])
    }

    @Test("Items, fields, units and properties that come and go are listed")
    func comingAndGoingIsListed() throws {
        let old = try CatalogueFixture.catalogue()
        let new = try CatalogueFixture.catalogue(
            (#""code": "P", "name""#, #""code": "Q", "name""#), (#""version": "1""#, #""version": "2""#),
            (#"{ "code": "RQ", "name": "日期""#, #"{ "code": "RQ2", "name": "日期""#), (#""decidedOn": "RQ", "#, ""),
            (#""name": "甲局""#, #""name": "丙局""#))
        let difference = CatalogueDifference(from: old, to: new)
        #expect(difference.removedItems == ["P"] && difference.addedItems == ["Q"])
        #expect(
            difference.lines == [
                "* version: 1 → 2", "* unit.U1: 甲局, department, city → 丙局, department, city",
                "- O roles.decidedOn: RQ", "- O.RQ field: 日期 (reprojects)", "+ O.RQ2 field: 日期 (reprojects)",
                "- P item: 个人记录", "+ Q item: 个人记录",
            ])
    }
}
