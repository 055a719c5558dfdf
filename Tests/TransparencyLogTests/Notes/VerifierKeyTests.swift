import Testing
import TransparencyLog

struct VerifierKeyTests {
    /// The example of C2SP signed-note.
    static let example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    @Test func exampleOfTheSpecificationIsRead() throws {
        let key = try VerifierKey(Self.example)
        #expect(key.name == "example.com/foo")
        #expect(key.type == .ed25519)
        #expect(key.keyID == 0x530d_903a)
        #expect(key.publicKey.count == 32)
        #expect(key.text == Self.example)
        #expect(try VerifierKey(name: key.name, type: .ed25519, publicKey: key.publicKey) == key)
    }

    @Test func theKindIsPartOfTheKey() throws {
        let key = try VerifierKey(Self.example)
        let cosigner = try VerifierKey(name: key.name, type: .cosignature, publicKey: key.publicKey)
        #expect(cosigner != key)
        #expect(cosigner.keyID != key.keyID)
    }

    @Test(arguments: [
        "", "+", "++", "example.com/foo", "example.com/foo+530d903a",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+", "example.com/foo+530d903a+AA==", "example.com/foo+530d903a+Ag==",
        "example.com/foo +530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ])
    func othersAreNoKeys(_ text: String) {
        #expect(throws: NoteError.self) { try VerifierKey(text) }
    }

    @Test(arguments: NoteSignatureType.allCases)
    func keysOfOtherLengthsAreRefused(_ type: NoteSignatureType) {
        let length = type == .sm2 ? 65 : 32
        #expect(throws: Never.self) {
            try VerifierKey(name: "a", type: type, publicKey: [UInt8](repeating: 1, count: length))
        }
        for other in [0, length - 1, length + 1] {
            #expect(throws: NoteError.malformedKey) {
                try VerifierKey(name: "a", type: type, publicKey: [UInt8](repeating: 1, count: other))
            }
        }
    }

    @Test func namesHave255BytesAtMost() throws {
        let key = try VerifierKey(Self.example).publicKey
        func accepts(_ name: String) -> Bool {
            (try? VerifierKey(name: name, type: .ed25519, publicKey: key)) != nil
        }
        #expect(accepts(String(repeating: "a", count: 255)))
        #expect(!accepts(String(repeating: "a", count: 256)))
        // Bytes count, not what is seen of them: this is one character with many accents.
        #expect(!accepts("a" + String(repeating: "\u{301}", count: 128)))
        #expect(accepts(String(repeating: "信", count: 85)))
        #expect(!accepts(String(repeating: "信", count: 86)))
    }

    @Test(arguments: ["", " ", "a b", "a\u{2003}b", "a\u{a0}b", "a+b", "a\nb", "a\u{1}b", "a\u{85}"])
    func namesWithBlanksPlusOrControlCharactersAreRefused(_ name: String) throws {
        let key = try VerifierKey(Self.example).publicKey
        #expect(throws: NoteError.malformedName) { try VerifierKey(name: name, type: .ed25519, publicKey: key) }
    }

    @Test func bytesThatAreNoPointVerifyNothing() throws {
        for type in NoteSignatureType.allCases {
            let key = try VerifierKey(
                name: "a", type: type, publicKey: [UInt8](repeating: 0xff, count: type == .sm2 ? 65 : 32))
            let signature = NoteSignature(name: "a", keyID: key.keyID, bytes: [UInt8](repeating: 0, count: 72))
            #expect(!key.isValid(signature, on: "text\n"))
        }
    }
}
