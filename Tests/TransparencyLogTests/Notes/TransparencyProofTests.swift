import Testing
import TransparencyLog

struct TransparencyProofTests {
    private let tree = TestTree(size: 11)
    private let signer: NoteSigner
    private let note: SignedNote

    init() throws {
        signer = try NoteSigner(privateText: NoteSigner.generate(name: "log.example", type: .ed25519))
        let text = Checkpoint(origin: "log.example", size: 11, root: tree.root).text
        note = SignedNote(text: text, signatures: [try signer.sign(text)])
    }

    @Test func everyEntryIsProved() throws {
        let policy = LogPolicy.only(signer.verifierKey)
        for position in 0..<11 {
            let made = TransparencyProof(
                position: position, proof: try #require(tree.inclusionProof(of: position)), checkpoint: note)
            let read = try TransparencyProof(made.text)
            #expect(read == made)
            #expect(
                try read.verify(leaf: tree.leaves[position], policy: policy, using: tree.hasher)
                    == Checkpoint(origin: "log.example", size: 11, root: tree.root))
            #expect(throws: NoteError.wrongProof) {
                try read.verify(leaf: tree.leaves[(position + 1) % 11], policy: policy, using: tree.hasher)
            }
        }
    }

    @Test func eachMistakeHasItsError() throws {
        let proof = TransparencyProof(position: 4, proof: try #require(tree.inclusionProof(of: 4)), checkpoint: note)
        let stranger = try NoteSigner(privateText: NoteSigner.generate(name: "log.example", type: .ed25519)).verifierKey
        let elsewhere = try NoteSigner(privateText: NoteSigner.generate(name: "other", type: .ed25519)).verifierKey
        func error(_ policy: LogPolicy, _ proof: TransparencyProof) -> NoteError? {
            do throws(NoteError) {
                _ = try proof.verify(leaf: tree.leaves[4], policy: policy, using: tree.hasher)
                return nil
            } catch { return error }
        }
        #expect(error(.only(signer.verifierKey), proof) == nil)
        #expect(error(.only(stranger), proof) == .unknownKey)
        #expect(error(.only(elsewhere), proof) == .wrongOrigin)
        let text = Checkpoint(origin: "log.example", size: 12, root: tree.root).text
        let forged = TransparencyProof(
            position: 4, proof: proof.proof, checkpoint: SignedNote(text: text, signatures: note.signatures))
        #expect(error(.only(signer.verifierKey), forged) == .wrongSignature)
        let outside = TransparencyProof(position: 11, proof: proof.proof, checkpoint: note)
        #expect(error(.only(signer.verifierKey), outside) == .wrongProof)
    }

    @Test func extraDataMayStand() throws {
        let proof = TransparencyProof(position: 0, proof: try #require(tree.inclusionProof(of: 0)), checkpoint: note)
        let text = proof.text.replacing("index 0", with: "extra AAAA\nindex 0")
        #expect(try TransparencyProof(text) == proof)
        #expect(throws: NoteError.malformedProof) {
            try TransparencyProof(proof.text.replacing("index 0", with: "extra AAA\nindex 0"))
        }
    }

    @Test func sixtyThreeHashesAreTheMost() throws {
        func text(_ hashes: Int) -> String {
            TransparencyProof(position: 0, proof: Array(repeating: tree.root, count: hashes), checkpoint: note).text
        }
        #expect(try TransparencyProof(text(63)).proof.count == 63)
        #expect(throws: NoteError.malformedProof) { try TransparencyProof(text(64)) }
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("c2sp.org/tlog-proof@v1\n", ""), ("index 4", "index 04"),
        ("index 4", "index -4"), ("index 4", "index +4"), ("index 4", "index"), ("index 4", "index 4 "),
        ("index 4\n", ""),
        ("index 4", "index 9223372036854775808"), ("index 4\n", "index 4\nAAAA\n"),
        ("c2sp", "\nc2sp"), ("@v1\n", "@v1\r\n"),
    ])
    func othersAreNoProofs(_ part: String, _ other: String) throws {
        let proof = TransparencyProof(position: 4, proof: try #require(tree.inclusionProof(of: 4)), checkpoint: note)
        let text = proof.text.replacing(part, with: other)
        #expect(text != proof.text)
        #expect(throws: NoteError.self) { try TransparencyProof(text) }
    }

    @Test(arguments: [
        "", "\n", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\nindex 0", "c2sp.org/tlog-proof@v1\nindex 0\n\n",
    ])
    func proofsWithoutACheckpointAreRefused(_ text: String) {
        #expect(throws: NoteError.self) { try TransparencyProof(text) }
    }
}
