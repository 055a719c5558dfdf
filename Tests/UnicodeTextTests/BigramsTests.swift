import Testing
import UnicodeText

@Suite("Names are indexed by their bigrams")
struct BigramsTests {
    @Test func bigramsAreDistinctSortedAndPacked() {
        #expect(Bigrams.of("").isEmpty)
        #expect(Bigrams.of("杭").isEmpty)
        #expect(Bigrams.of("ab") == [0x0061_0062])
        #expect(Bigrams.of("ababa") == [0x0061_0062, 0x0062_0061])
        // 杭 is U+676D, 州 U+5DDE, 鿿 U+9FFF: the high bit makes a negative number, which sorts first.
        #expect(Bigrams.of("杭州") == [0x676D_5DDE])
        #expect(Bigrams.of("a鿿a") == [Int32(bitPattern: 0x9FFF_0061), 0x0061_9FFF])
    }

    @Test func scalarsBeyondTheBasicPlaneAreMixedAsDocumented() {
        let first = (0x20BB7 as UInt32) &* 0x9E37_79B1
        let second = (0x91CE as UInt32) &* 0x85EB_CA77
        #expect(Bigrams.of("\u{20BB7}野") == [Int32(bitPattern: first ^ second)])
        #expect(Bigrams.packed(0x20BB7, 0x91CE) != Bigrams.packed(0x91CE, 0x20BB7))
    }

    @Test func agreesWithASetOfPairs() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let letters = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                UInt32.random(in: 0x4E00...0x4E08, using: &generator)
            }
            let text = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
            let expected = Set(zip(letters, letters.dropFirst()).map { Int32(bitPattern: $0 << 16 | $1) })
            #expect(Bigrams.of(text) == expected.sorted())
        }
    }
}
