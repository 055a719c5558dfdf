import Testing
import TransparencyLog

/// C2SP tlog-witness: every status, and both sides of what decides it.
struct WitnessDecisionTests {
    private let old = TestTree(size: 5)
    private let new = TestTree(size: 9)
    private let signer: NoteSigner
    private let logs: LogPolicy

    init() throws {
        signer = try NoteSigner(privateText: NoteSigner.generate(name: "log", type: .ed25519))
        logs = try LogPolicy("log \(signer.verifierKey.text)\nquorum none\n")
    }

    private func checkpoint(_ size: Int, _ root: MerkleHash, origin: String = "log") -> Checkpoint {
        Checkpoint(origin: origin, size: size, root: root)
    }

    private func decide(
        old oldSize: Int, proof: [MerkleHash] = [], _ text: String, by signer: NoteSigner? = nil,
        last: Checkpoint? = nil
    ) throws -> WitnessDecision {
        let note = SignedNote(text: text, signatures: [try (signer ?? self.signer).sign(text)])
        let submission = try WitnessSubmission(WitnessSubmission(oldSize: oldSize, proof: proof, note: note).body)
        return WitnessDecision.of(
            submission, logs: logs, last: { $0 == "log" ? last : nil }, using: MerkleHasher())
    }

    private var first: Checkpoint { checkpoint(5, old.root) }
    private var second: Checkpoint { checkpoint(9, new.root) }

    @Test func aTreeThatExtendsTheLastOneIsCosigned() throws {
        let proof = try #require(new.consistencyProof(from: 5))
        #expect(try decide(old: 5, proof: proof, second.text, last: first) == .cosign(second))
        #expect(try decide(old: 0, first.text) == .cosign(first))
        #expect(try decide(old: 5, first.text, last: first) == .cosign(first))
        let empty = checkpoint(0, .emptyRoot)
        #expect(try decide(old: 0, empty.text) == .cosign(empty))
        #expect(try decide(old: 0, empty.text, last: empty) == .cosign(empty))
        #expect(try decide(old: 0, first.text, last: empty) == .cosign(first))
    }

    @Test func aTreeThatDoesNotIsInconsistent() throws {
        let proof = try #require(new.consistencyProof(from: 5))
        #expect(try decide(old: 5, second.text, last: first) == .inconsistent)
        #expect(try decide(old: 5, proof: proof.dropLast(), second.text, last: first) == .inconsistent)
        #expect(try decide(old: 5, proof: proof, checkpoint(9, old.root).text, last: first) == .inconsistent)
        #expect(try decide(old: 5, proof: proof, second.text, last: checkpoint(5, new.root)) == .inconsistent)
        #expect(try decide(old: 5, checkpoint(5, new.root).text, last: first) == .inconsistent)
        #expect(try decide(old: 5, proof: [new.root], first.text, last: first) == .inconsistent)
        #expect(try decide(old: 0, proof: [new.root], first.text) == .inconsistent)
        #expect(try decide(old: 0, checkpoint(0, new.root).text) == .inconsistent)
    }

    @Test func anotherOldSizeIsAConflict() throws {
        let proof = try #require(new.consistencyProof(from: 5))
        #expect(try decide(old: 4, proof: proof, second.text, last: first) == .conflict(5))
        #expect(try decide(old: 0, second.text, last: first) == .conflict(5))
        #expect(try decide(old: 5, proof: proof, second.text) == .conflict(0))
        // A checkpoint that is older than the last one.
        #expect(try decide(old: 5, first.text, last: second) == .conflict(9))
    }

    @Test func aTreeSmallerThanItClaimsToExtendIsMalformed() throws {
        #expect(try decide(old: 6, first.text, last: first) == .malformed)
        #expect(try decide(old: 5, first.text, last: first) == .cosign(first))
        #expect(try decide(old: 0, "no checkpoint\n") == .malformed)
    }

    @Test func strangersAreToldApart() throws {
        let elsewhere = try NoteSigner(privateText: NoteSigner.generate(name: "elsewhere", type: .ed25519))
        #expect(try decide(old: 0, checkpoint(5, old.root, origin: "elsewhere").text, by: elsewhere) == .unknownLog)
        let other = try NoteSigner(privateText: NoteSigner.generate(name: "log", type: .ed25519))
        #expect(try decide(old: 0, first.text, by: other) == .forbidden)
        // A stranger's bad arithmetic is no matter: the signature is asked first.
        #expect(try decide(old: 6, first.text, by: other) == .forbidden)
        let forged = SignedNote(text: first.text, signatures: [try signer.sign(second.text)])
        let decision = WitnessDecision.of(
            WitnessSubmission(oldSize: 0, proof: [], note: forged), logs: logs, last: { _ in nil },
            using: MerkleHasher())
        #expect(decision == .forbidden)
    }
}
