@testable import CreditInformation
import Testing

/// Numbers of receipts and reports.
@Suite("Document numbers") struct DocumentNumberTests {
    /// Reproducible; not for anything but tests.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func numbers(_ series: DocumentSeries, count: Int = 40) throws -> [String] {
        let day = try #require(CalendarDate(year: 2026, month: 3, day: 2))
        var generator = Sequence(state: 7)
        return (0..<count).map { _ in DocumentNumber(series, on: day, using: &generator).text }
    }

    @Test("ISO 7064 MOD 37,36: characters worked out by hand and the example of a released standard")
    func checkCharacters() {
        // The release identifier A1-2425G-ABC1234002-M is the example of the recording industry's standard.
        #expect(MixedCheckCharacter.of(Array("A12425GABC1234002".utf8)) == UInt8(ascii: "M"))
        // Nothing: P stays 36, and (37 − 36) mod 36 = 1.
        #expect(MixedCheckCharacter.of([]) == UInt8(ascii: "1"))
        // One 0: 36 + 0 is 0 mod 36, so 36 · 2 mod 37 = 35, and 37 − 35 = 2.
        #expect(MixedCheckCharacter.of(Array("0".utf8)) == UInt8(ascii: "2"))
        #expect(MixedCheckCharacter.of(Array("a".utf8)) == nil)
    }

    @Test("HZ-O5: a number says series and day; 40 or 70 bits of it are random", arguments: DocumentSeries.allCases)
    func form(series: DocumentSeries) throws {
        for number in try numbers(series) {
            #expect(number.hasPrefix(series.rawValue + "20260302"))
            let random = number.dropFirst(9).dropLast()
            #expect(random.count == (series == .report ? 14 : 8))
            #expect(random.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
        }
        #expect(Set(try numbers(series, count: 1000)).count == 1000)
    }

    @Test("what is written is read, in any case and with spaces and hyphens", arguments: DocumentSeries.allCases)
    func reading(series: DocumentSeries) throws {
        for number in try numbers(series) {
            let read = try DocumentNumber(reading: number)
            #expect(read.text == number && read.series == series)
            let spaced = " " + number.prefix(9).lowercased() + "-" + number.dropFirst(9) + " "
            #expect(try DocumentNumber(reading: spaced) == read)
        }
    }

    @Test("any single wrong character is noticed", arguments: DocumentSeries.allCases)
    func singleErrors(series: DocumentSeries) throws {
        let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for number in try numbers(series, count: 10) {
            for place in number.indices {
                for wrong in characters where wrong != number[place] {
                    var copied = number
                    copied.replaceSubrange(place...place, with: String(wrong))
                    #expect(throws: DocumentNumberError.self) { try DocumentNumber(reading: copied) }
                }
            }
        }
    }

    @Test("an exchange of two neighbours is noticed in all but one of three hundred")
    func transpositions() throws {
        var (tried, missed) = (0, 0)
        for number in try DocumentSeries.allCases.flatMap({ try numbers($0, count: 400) }) {
            let characters = Array(number)
            for place in characters.indices.dropLast() where characters[place] != characters[place + 1] {
                var exchanged = characters
                exchanged.swapAt(place, place + 1)
                tried += 1
                if (try? DocumentNumber(reading: String(exchanged))) != nil { missed += 1 }
            }
        }
        #expect(tried > 20_000)
        #expect(missed * 300 < tried, "\(missed) of \(tried)")
    }

    @Test(
        "what is no number is refused, and the error holds nothing of it",
        arguments: [
            "", "S", "X20260302000000001", "S20260230ABCDEFGH1", "S20260302ABCDEFG1", "S20260302ABCDEFGHJ1",
            "S20260302ABCDEFGI1",
            "S2026030２ABCDEFGH1", "异议",
        ])
    func refused(text: String) {
        #expect(throws: DocumentNumberError.form) { try DocumentNumber(reading: text) }
    }
}
