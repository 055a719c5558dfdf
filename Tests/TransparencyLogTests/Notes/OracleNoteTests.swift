import Testing
import TransparencyLog

/// Agreement with the second implementation, Tests/blackbox/transparency, on keys, notes, proofs and policies.
struct OracleNoteTests {
    private static let file = "notes.jsonl"

    private struct Note: Decodable {
        let type, `private`, key, note: String
        let time: Int?
    }

    private struct Policy: Decodable {
        let policy, leaf, proof: String
        let verifies: Bool
    }

    @Test func itsSignaturesVerifyHere() throws {
        let vectors = try Vectors.read(Self.file, kind: "note", as: Note.self)
        #expect(vectors.count == 9)
        for vector in vectors {
            let key = try VerifierKey(vector.key)
            #expect(key.text == vector.key)
            let note = try SignedNote(vector.note)
            #expect(note.serialized == vector.note)
            #expect(throws: Never.self, "\(vector.key)") { try note.verify(by: key) }
            #expect(try Checkpoint(text: note.text).text == note.text)
            if let time = vector.time { #expect(note.signatures[0].cosignedAt == time) }
        }
    }

    @Test func itsPrivateKeysSignTheSameHere() throws {
        for vector in try Vectors.read(Self.file, kind: "note", as: Note.self) {
            let signer = try NoteSigner(privateText: vector.private)
            #expect(signer.verifierKey.text == vector.key)
            let note = try SignedNote(vector.note)
            switch signer.verifierKey.type {
            case .ed25519: #expect(try signer.sign(note.text) == note.signatures[0])
            case .cosignature:
                let time = try #require(vector.time)
                #expect(try signer.cosign(note.text, time: time) == note.signatures[0])
            case .sm2:
                // SM2 draws a number for each signature.
                #expect(signer.verifierKey.isValid(try signer.sign(note.text), on: note.text))
            }
        }
    }

    @Test func proofsAreJudgedAlikeByEveryPolicy() throws {
        let vectors = try Vectors.read(Self.file, kind: "policy", as: Policy.self)
        #expect(vectors.count { $0.verifies } > 10 && vectors.count { !$0.verifies } > 10)
        for vector in vectors {
            let policy = try LogPolicy(vector.policy)
            let proof = try TransparencyProof(vector.proof)
            #expect(proof.text == vector.proof)
            let leaf = try #require(MerkleHash(base64: vector.leaf))
            let verdict = (try? proof.verify(leaf: leaf, policy: policy, using: MerkleHasher())) != nil
            #expect(verdict == vector.verifies, "\(vector.policy)")
        }
    }
}
