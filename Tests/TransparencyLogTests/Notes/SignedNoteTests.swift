import Testing
import TransparencyLog

struct SignedNoteTests {
    /// The example of C2SP signed-note.
    static let example = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    /// The example of C2SP tlog-cosignature.
    static let cosigned = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

        """

    @Test func exampleOfTheSpecificationVerifies() throws {
        let note = try SignedNote(Self.example)
        #expect(note.text == "This is an example message.\n")
        #expect(note.serialized == Self.example)
        let key = try VerifierKey(VerifierKeyTests.example)
        #expect(throws: Never.self) { try note.verify(by: key) }
        let other = try SignedNote(Self.example.replacing("message", with: "massage"))
        #expect(throws: NoteError.wrongSignature) { try other.verify(by: key) }
    }

    @Test func cosignatureOfTheSpecificationIsRead() throws {
        let note = try SignedNote(Self.cosigned)
        #expect(note.serialized == Self.cosigned)
        #expect(note.signatures.map(\.name) == ["example.com/behind-the-sofa", "witness.example.com/w1"])
        #expect(note.signatures[1].cosignedAt == 1_679_315_147)
        #expect(note.signatures[1].keyID == 0x8d66_cf3f)
        #expect(try Checkpoint(text: note.text).size == 20_852_163)
    }

    @Test func textMayHaveEmptyLines() throws {
        let note = try SignedNote("a\n\nb\n\n\n— name AAAAAAA=\n")
        #expect(note.text == "a\n\nb\n\n")
        #expect(note.signatures.count == 1)
        #expect(note.serialized == "a\n\nb\n\n\n— name AAAAAAA=\n")
    }

    @Test(arguments: [
        "", "\n", "\n\n", "text", "text\n", "text\n\n", "text\n\n\n", "text\n— name AAAAAAA=\n", "\n— name AAAAAAA=\n",
        "text\n\n— name AAAAAAA=", "text\n\n— name AAAAAAA=\n\n", "text\n\n— name AAAAAAA=\nmore\n",
        "text\n\n- name AAAAAAA=\n", "text\n\n—name AAAAAAA=\n", "text\n\n— AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
        "text\n\n— name  AAAAAAA=\n", "text\n\n— name AAAAAAA= \n", "text\n\n— na+me AAAAAAA=\n",
        "text\n\n— na\u{2003}me AAAAAAA=\n", "text\n\n— name AAAAAAA\n", "text\n\n— name AAAAAAB=\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name AAAAAA==\n", "te\txt\n\n— name AAAAAAA=\n", "text\r\n\r\n— name AAAAAAA=\r\n",
        "text\n\n— name AAAAAAA=\r\n", "te\u{0}xt\n\n— name AAAAAAA=\n", "text\n\n— na\u{1f}me AAAAAAA=\n",
    ])
    func othersAreNoNotes(_ text: String) {
        #expect(throws: NoteError.malformedNote) { try SignedNote(text) }
    }

    @Test func sixtyFourSignaturesAreTheMost() throws {
        let line = "— name AAAAAAA=\n"
        #expect(try SignedNote("text\n\n" + String(repeating: line, count: 64)).signatures.count == 64)
        #expect(throws: NoteError.tooLarge) { try SignedNote("text\n\n" + String(repeating: line, count: 65)) }
        #expect(SignedNote.maximumSignatures == 64)
    }

    @Test func sixtyFourKibibytesAreTheMost() throws {
        let end = "\n\n— name AAAAAAA=\n"
        let longest = String(repeating: "x", count: 65_536 - end.utf8.count)
        #expect(try SignedNote(longest + end).text.utf8.count == longest.utf8.count + 1)
        #expect(throws: NoteError.tooLarge) { try SignedNote(longest + "x" + end) }
    }

    @Test func signaturesOfStrangersAreIgnoredAndForgeriesAreNot() throws {
        let signer = try NoteSigner(privateText: NoteSigner.generate(name: "log", type: .ed25519))
        let stranger = try NoteSigner(privateText: NoteSigner.generate(name: "log", type: .ed25519))
        var note = SignedNote(text: "text\n", signatures: [try stranger.sign("text\n")])
        #expect(throws: NoteError.unknownKey) { try note.verify(by: signer.verifierKey) }
        note.add(try signer.sign("text\n"))
        #expect(throws: Never.self) { try note.verify(by: signer.verifierKey) }
        note.add(try signer.sign("another text\n"))
        #expect(throws: NoteError.wrongSignature) { try note.verify(by: signer.verifierKey) }
    }

    @Test func nothingIsAddedTwice() throws {
        var note = try SignedNote(Self.cosigned)
        let before = note
        note.add(before.signatures[1])
        #expect(note == before)
        note.add(NoteSignature(name: "other", keyID: 1, bytes: [1]))
        #expect(note.signatures.count == 3)
        #expect(try SignedNote(note.serialized) == note)
    }
}
