import Testing

@testable import QueryLog

struct LogFindingTests {
    private let bracket = LogFinding(100, .root(size: 200, since: 100))

    @Test func aBracketIsNarrowedToTheFirstKnownFaultInIt() {
        let others = [LogFinding(150, .changedEdge), LogFinding(120, .changedEntry), LogFinding(99, .extraEntry)]
        #expect(bracket.narrowed(by: others) == LogFinding(120, .root(size: 200, since: 100)))
        #expect(bracket.narrowed(by: [LogFinding(100, .extraEntry)]).position == 100)
        #expect(bracket.narrowed(by: [LogFinding(199, .extraEntry)]).position == 199)
    }

    @Test func faultsOutsideSayNothingAboutABracket() {
        #expect(bracket.narrowed(by: []) == bracket)
        #expect(bracket.narrowed(by: [LogFinding(99, .changedEntry), LogFinding(200, .changedEntry)]) == bracket)
        let contradiction = LogFinding(0, .contradiction(size: 10, .published))
        #expect(contradiction.narrowed(by: [LogFinding(9, .changedEntry)]).position == 9)
        #expect(contradiction.narrowed(by: [LogFinding(10, .changedEntry)]).position == 0)
    }

    @Test func otherFindingsStayWhereTheyAre() {
        let found = LogFinding(5, .missingEntries(20))
        #expect(found.narrowed(by: [LogFinding(7, .changedEntry)]) == found)
    }
}
