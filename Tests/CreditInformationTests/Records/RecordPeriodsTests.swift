import CreditInformation
import Testing

/// Publicity, validity and retention on both sides of their boundaries.
@Suite struct RecordPeriodsTests {
    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(reading: text) }

    /// The fixture's first item: publicity 3 to 36 months from publication, retention 5 years from the decision.
    private func item(_ changes: (String, String)...) throws -> CatalogueItem {
        try #require(try Catalogue(checking: CatalogueFixture.changed(changes)).item("O"))
    }

    private func periods(
        _ item: CatalogueItem, _ dates: [FieldRole: String], isPublic: Bool = true, receivedOn: String = "2026-07-01"
    ) throws -> RecordPeriods {
        RecordPeriods(
            item: item, isPublic: isPublic, dates: try dates.mapValues(day), receivedOn: try day(receivedOn))
    }

    @Test("BX-4: publicity ends with its own maximum, or with retention, whichever comes first")
    func publicityEndsFirst() throws {
        let item = try item()
        let young = try periods(item, [.decidedOn: "2026-06-01", .publishedOn: "2026-06-08"])
        #expect(young.publicUntil == (try day("2029-06-08")))
        #expect(young.retainedUntil == (try day("2031-06-01")))
        // Published two years after the decision, both end on the same day; a day later retention is the first to end.
        let same = try periods(item, [.decidedOn: "2024-06-01", .publishedOn: "2026-06-01"])
        #expect(same.publicUntil == (try day("2029-06-01")))
        #expect(same.publicUntil == same.retainedUntil)
        let late = try periods(item, [.decidedOn: "2024-06-01", .publishedOn: "2026-06-02"])
        #expect(late.publicUntil == (try day("2029-06-01")))
    }

    @Test("BX-4: the last day that a provider names holds when it is earlier, never when it is later")
    func namedEnd() throws {
        let item = try item()
        func until(_ named: String) throws -> String? {
            try periods(item, [.decidedOn: "2026-06-01", .publishedOn: "2026-06-08", .publicUntil: named])
                .publicUntil?.description
        }
        #expect(try until("2029-06-07") == "2029-06-07")
        #expect(try until("2029-06-08") == "2029-06-08")
        #expect(try until("2029-06-09") == "2029-06-08")
        #expect(try until("2099-12-31") == "2029-06-08")
    }

    @Test("BX-4: three months from 30 November end on the last day of February, also in a leap year")
    func monthsEndWithTheMonth() throws {
        let item = try item((#""maximumMonths": 36"#, #""maximumMonths": 3"#))
        func until(_ published: String) throws -> String? {
            try periods(item, [.decidedOn: published, .publishedOn: published]).publicUntil?.description
        }
        #expect(try until("2026-11-29") == "2027-02-28")
        #expect(try until("2026-11-30") == "2027-02-28")
        #expect(try until("2027-11-30") == "2028-02-29")
        #expect(try until("2026-12-01") == "2027-03-01")
        #expect(try until("2024-02-29") == "2024-05-29")
    }

    @Test("BX-4: five years from 29 February end on 28 February")
    func yearsFromLeapDay() throws {
        #expect(
            try periods(item(), [.decidedOn: "2024-02-29", .publishedOn: "2024-02-29"]).retainedUntil?.description
                == "2029-02-28")
    }

    @Test("BX-12: 2099-12-31 is no end, the day before is one")
    func openEnd() throws {
        #expect(try periods(item(), [.validUntil: "2099-12-31"]).validUntil == nil)
        #expect(try periods(item(), [.validUntil: "2099-12-30"]).validUntil?.description == "2099-12-30")
        #expect(try periods(item(), [:]).validUntil == nil)
    }

    @Test("BX-4: without a day of publication the day of receipt counts, and nothing is published below level A")
    func firstDayOfPublication() throws {
        let item = try item()
        #expect(try periods(item, [.decidedOn: "2026-06-01"]).publishedOn?.description == "2026-07-01")
        #expect(try periods(item, [.decidedOn: "2026-06-01"]).publicUntil?.description == "2029-07-01")
        let inside = try periods(item, [.decidedOn: "2026-06-01", .publishedOn: "2026-06-08"], isPublic: false)
        #expect(inside.publishedOn == nil)
        #expect(inside.publicUntil == nil)
        #expect(inside.retainedUntil?.description == "2031-06-01")
    }

    @Test("BX-4: a clock whose first day is missing or still to come has no end yet")
    func missingStart() throws {
        #expect(try periods(item(), [:]).retainedUntil == nil)
        let ended = try item((#""startsFrom": "decided", "years": 5"#, #""startsFrom": "ended", "years": 5"#))
        #expect(try periods(ended, [.decidedOn: "2026-06-01"]).retainedUntil == nil)
    }
}
