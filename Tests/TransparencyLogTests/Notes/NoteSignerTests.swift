import Testing
import TransparencyLog

struct NoteSignerTests {
    private static let text = "330100.credit/query-log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"

    @Test(arguments: [NoteSignatureType.ed25519, .sm2])
    func whatALogSignsVerifies(_ type: NoteSignatureType) throws {
        let signer = try NoteSigner(privateText: NoteSigner.generate(name: "log.example", type: type))
        let note = try SignedNote(SignedNote(text: Self.text, signatures: [signer.sign(Self.text)]).serialized)
        let key = try VerifierKey(signer.verifierKey.text)
        #expect(key == signer.verifierKey)
        #expect(throws: Never.self) { try note.verify(by: key) }
        #expect(!key.isValid(note.signatures[0], on: Self.text + "x\n"))
        #expect(throws: NoteError.signingFailed) { try signer.cosign(Self.text, time: 1) }
    }

    @Test func whatAWitnessCosignsVerifiesWithItsTime() throws {
        let signer = try NoteSigner(privateText: NoteSigner.generate(name: "witness.example", type: .cosignature))
        let signature = try signer.cosign(Self.text, time: 1_800_000_000)
        #expect(signature.cosignedAt == 1_800_000_000)
        #expect(signature.bytes.count == 72)
        #expect(signer.verifierKey.isValid(signature, on: Self.text))
        var later = signature.bytes
        later[7] ^= 1
        #expect(
            !signer.verifierKey.isValid(
                NoteSignature(name: signature.name, keyID: signature.keyID, bytes: later), on: Self.text))
        #expect(throws: NoteError.signingFailed) { try signer.sign(Self.text) }
        #expect(throws: NoteError.signingFailed) { try signer.cosign(Self.text, time: 0) }
        #expect(throws: Never.self) { try signer.cosign(Self.text, time: 1) }
    }

    @Test func timesBeyondAWordAreNoCosignature() throws {
        let signer = try NoteSigner(privateText: NoteSigner.generate(name: "witness.example", type: .cosignature))
        let bytes = [UInt8](repeating: 0xff, count: 8) + [UInt8](repeating: 0, count: 64)
        let signature = NoteSignature(name: signer.verifierKey.name, keyID: signer.verifierKey.keyID, bytes: bytes)
        #expect(signature.cosignedAt == nil)
        #expect(!signer.verifierKey.isValid(signature, on: Self.text))
        #expect(NoteSignature(name: "a", keyID: 1, bytes: Array(bytes[..<8])).cosignedAt == nil)
    }

    @Test func blanksBehindAPrivateKeyAreAllowedAndNothingElse() throws {
        let text = try NoteSigner.generate(name: "log.example", type: .ed25519)
        #expect(text.hasPrefix("PRIVATE+KEY+log.example+"))
        let key = try NoteSigner(privateText: text).verifierKey
        #expect(try NoteSigner(privateText: text + " \r\n").verifierKey == key)
        let wrong = [
            "", "\n", " " + text, text + "A", String(text.dropLast()), String(text.dropFirst(8)), key.text,
            text.replacing("log.example", with: "log.other"), text.replacing("log.example", with: ""),
            text.replacing("PRIVATE", with: "private"),
        ]
        for other in wrong {
            #expect(throws: NoteError.self) { try NoteSigner(privateText: other) }
        }
    }

    @Test func aNameThatIsNoneIsRefused() {
        #expect(throws: NoteError.malformedName) { try NoteSigner.generate(name: "a b", type: .ed25519) }
        #expect(throws: NoteError.malformedName) { try NoteSigner.generate(name: "", type: .sm2) }
    }

    @Test func errorsShowNothingOfTheKey() {
        let error = #expect(throws: NoteError.self) { try NoteSigner(privateText: "PRIVATE+KEY+a+00000000+c2VjcmV0") }
        #expect(error.map { "\($0)".contains("c2VjcmV0") } == false)
    }
}
