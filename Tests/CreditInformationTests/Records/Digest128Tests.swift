import CreditInformation
import Testing

/// Keys of 16 bytes.
@Suite struct Digest128Tests {
    @Test("X-4: text and number of a key are those of PostgreSQL's uuid")
    func textIsThatOfUUID() throws {
        let key = Digest128(prefixOf: Array(0...31))
        #expect(key.text == "00010203-0405-0607-0809-0a0b0c0d0e0f")
        #expect(Digest128(hexadecimal: key.text) == key)
        #expect(Digest128(hexadecimal: "000102030405060708090A0B0C0D0E0F") == key)
        #expect(Digest128(UInt128.max).text == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test("X-4: what is not exactly 32 hexadecimal digits is no key")
    func otherTextsAreNoKeys() {
        let digits = String(repeating: "a", count: 32)
        #expect(Digest128(hexadecimal: digits) != nil)
        for text in ["", String(digits.dropLast()), digits + "a", digits.dropLast() + "g", digits.dropLast() + "ａ"] {
            #expect(Digest128(hexadecimal: text) == nil, "\(text)")
        }
    }

    @Test("X-4: a short digest is filled with zeros, order is that of the bytes")
    func orderIsOfBytes() {
        #expect(Digest128(prefixOf: [1]) == Digest128(UInt128(1) << 120))
        #expect(Digest128(prefixOf: []) == Digest128(0))
        #expect(Digest128(prefixOf: [0, 255]) < Digest128(prefixOf: [1]))
        #expect(!(Digest128(5) < Digest128(5)))
    }
}
