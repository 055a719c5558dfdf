import CreditInformation
import Testing

/// Counting rows by verdict.
@Suite struct ImportCountsTests {
    @Test("X-6, BX-9: each verdict is counted by itself and all of them together", arguments: RowVerdict.allCases)
    func countsApart(verdict: RowVerdict) {
        var counts = ImportCounts()
        #expect(counts.rows == 0)
        counts.add(verdict)
        counts.add(verdict, 4)
        for other in RowVerdict.allCases { #expect(counts[other] == (other == verdict ? 5 : 0)) }
        counts.add(.rejected, 2)
        #expect(counts.rows == 7)
    }

    @Test("X-7: every verdict has a word of its own for reports")
    func labelsDiffer() {
        #expect(Set(RowVerdict.allCases.map(\.label)).count == RowVerdict.allCases.count)
    }
}
