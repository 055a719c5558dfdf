import CreditInformation
import Testing

/// In which section of a report the records of an item stand.
@Suite struct ReportSectionTests {
    @Test("BX-6: every national item of a city's catalogue names its section", arguments: ["hangzhou", "jiujiang"])
    func nationalItemsNameTheirSection(city: String) throws {
        let catalogue = try Catalogue(checking: CatalogueFiles.catalogue(city))
        let national = catalogue.items.filter { $0.layer == .national }
        #expect(!national.isEmpty)
        #expect(national.filter { $0.reportSection == nil }.map(\.code) == [])
    }

    @Test("BX-6: a section that the standard does not have is refused, none is not")
    func unknownSectionIsRefused() throws {
        let text = String(decoding: CatalogueFiles.catalogue("hangzhou"), as: UTF8.self)
        let wrong = text.replacing(#""reportSection": "basic""#, with: #""reportSection": "basics""#)
        #expect(throws: CatalogueRefusal.self) { try Catalogue(checking: Array(wrong.utf8)) }
        let without = text.replacing(#""reportSection": "basic","#, with: "")
        #expect(try Catalogue(checking: Array(without.utf8)).item("FR-DJXX")?.reportSection == nil)
    }
}
