import CreditInformation
import Testing

@Suite("Headers of real files", .enabled(if: CatalogueFiles.shared != nil, "SKIPPED: no shared data"))
struct HeaderRealDataTests {
    let catalogues: [Catalogue]

    init() throws {
        catalogues = try [#require(CatalogueFiles.hangzhou), #require(CatalogueFiles.jiujiang)]
    }

    @Test(
        "The headers of real files match without rest",
        arguments: [
            ("subjects/jiujiang_enterprises_1980_2019.csv", "FR-DJXX"),
            ("blacklists/creditchina_gansu_91855_ecommerce.csv", "FR-YZSX"),
            ("blacklists/creditchina_gansu_93516_transport.csv", "FR-YZSX"),
        ])
    func realHeadersMatch(path: String, item: String) throws {
        let header = try #require(CatalogueFiles.sharedLines(path).first).split(separator: ",").map { String($0) }
        for catalogue in catalogues {
            let match = try #require(catalogue.headerMatcher(for: item)).match(header, kind: .organisation)
            #expect(match.isAcceptable && match.unknown == [], "\(match)")
            #expect(match.fields.compactMap(\.self).count >= 5)
        }
    }

    @Test("JJ-8: no field that nine real sites publish raises a false alarm, and nearly all of them are known")
    func publishedFieldListsRaiseNoAlarm() throws {
        var known = 0
        var all = 0
        for line in CatalogueFiles.sharedLines("catalogue/catalogue_shuanggongshi_fields_9_sites.csv").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
            try #require(cells.count >= 6)
            let item = cells[2] == "qyxg_xzxk" ? "FR-XZXK" : "FR-XZCF"
            let matcher = try #require(catalogues[0].headerMatcher(for: item))
            for header in [cells[4], cells[5]] {
                #expect(matcher.match([header], kind: .organisation).forbidden == [], "\(header)")
                #expect(ForbiddenContent.meaning(of: header, aboutPersons: true) == nil, "\(header)")
            }
            all += 1
            known += matcher.match([cells[5]], kind: .organisation).unknown.isEmpty ? 1 : 0
        }
        #expect(all == 304)
        #expect(known >= 290, "\(known) of \(all)")
    }

    @Test(
        "JJ-8: no header of a real file raises a false alarm",
        arguments: [
            "permits/nmpa_cosmetics_production_permits.csv", "permits/shuanggongshi_specimens_xk.csv",
            "blacklists/creditchina_gansu_91855_ecommerce.csv", "subjects/jiujiang_enterprises_1980_2019.csv",
        ])
    func realHeadersRaiseNoAlarm(path: String) throws {
        for header in try #require(CatalogueFiles.sharedLines(path).first).split(separator: ",") {
            #expect(ForbiddenContent.meaning(of: String(header), aboutPersons: true) == nil, "\(header)")
        }
    }
}
