import Testing
import TransparencyLog

struct WitnessSubmissionTests {
    /// The example of C2SP tlog-witness, its second signature left out.
    private static let example = """
        old 20852014
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """

    @Test func exampleOfTheSpecificationIsRead() throws {
        let submission = try WitnessSubmission(Self.example)
        #expect(submission.oldSize == 20_852_014)
        #expect(submission.proof.count == 4)
        #expect(try Checkpoint(text: submission.note.text).size == 20_852_163)
        #expect(submission.body == Self.example)
        #expect(
            WitnessSubmission(oldSize: submission.oldSize, proof: submission.proof, note: submission.note) == submission
        )
    }

    @Test(arguments: [
        ("old 20852014", "old 020852014"), ("old 20852014", "old -1"), ("old 20852014", "old +1"),
        ("old 20852014", "old"),
        ("old 20852014", "old 1 "), ("old 20852014", "OLD 1"), ("old 20852014\n", ""),
        ("old 20852014", "old 9223372036854775808"),
        ("PlRN", "PlR"), ("PlRN", "!lRN"), ("old 20852014\n", "old 20852014\r\n"), ("\n\nexample", "\nexample"),
        ("— ", "- "),
    ])
    func othersAreNoRequests(_ part: String, _ other: String) {
        let text = Self.example.replacing(part, with: other)
        #expect(text != Self.example)
        #expect(throws: NoteError.self) { try WitnessSubmission(text) }
    }

    @Test(arguments: ["", "\n", "old 0", "old 0\n", "old 0\n\n"])
    func requestsWithoutACheckpointAreRefused(_ text: String) {
        #expect(throws: NoteError.self) { try WitnessSubmission(text) }
    }

    @Test func sixtyThreeHashesAreTheMost() throws {
        let note = try SignedNote(SignedNoteTests.example)
        func body(_ hashes: Int) -> String {
            WitnessSubmission(oldSize: 1, proof: Array(repeating: .emptyRoot, count: hashes), note: note).body
        }
        #expect(try WitnessSubmission(body(63)).proof.count == 63)
        #expect(throws: NoteError.malformedSubmission) { try WitnessSubmission(body(64)) }
    }

    @Test func theLargestRequestHasTheMostHashesAndTheLargestNote() throws {
        let end = "\n\n— name AAAAAAA=\n"
        let largest = String(repeating: "x", count: SignedNote.maximumBytes - end.utf8.count) + end
        let head = "old \(1 << 62)\n" + String(repeating: "\(MerkleHash.emptyRoot.base64)\n", count: 63) + "\n"
        #expect((head + largest).utf8.count <= WitnessSubmission.maximumBytes)
        #expect(try WitnessSubmission(head + largest).proof.count == 63)
        let filler = String(repeating: "x", count: WitnessSubmission.maximumBytes)
        #expect(throws: NoteError.tooLarge) { try WitnessSubmission("old 0\n\n" + filler) }
    }
}
