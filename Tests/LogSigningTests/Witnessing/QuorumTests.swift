import CreditStore
import LogSigning
import Testing
import TransparencyLog

/// HZ-Q15: without enough witnesses nothing is published, and what was signed stays a commitment.
@Suite struct QuorumTests {
    /// Witnesses of a test, which cosign or do not.
    private final class Witnesses: Cosigning {
        let signer: NoteSigner
        var isCosigning = false
        private(set) var sizes: [Int] = []

        init() throws {
            signer = try NoteSigner(privateText: NoteSigner.generate(name: "w.example", type: .cosignature))
        }

        func collect(
            for note: SignedNote, size: Int, sizes known: inout [String: Int], proof: (Int) -> [MerkleHash]?
        ) -> (note: SignedNote, changes: [WitnessChange]) {
            sizes.append(size)
            let old = known["w.example"] ?? 0
            // The proof comes from the database's tiles: it must be there for every size.
            if old > 0, old < size, proof(old)?.isEmpty != false { Issue.record("no proof from \(old) to \(size)") }
            guard isCosigning, let signature = try? signer.cosign(note.text, time: 1) else { return (note, []) }
            known["w.example"] = size
            var note = note
            note.add(signature)
            return (note, [])
        }
    }

    @Test func nothingIsPublishedWithoutAQuorum() throws {
        try SignedLog.with { log in
            let witnesses = try Witnesses()
            let policy = try LogPolicy(
                "log \(log.verifierKey.text)\nwitness w \(witnesses.signer.verifierKey.text)\nquorum w\n")
            let signer = try log.signer(policy: policy, witnesses: witnesses)
            try log.grow(by: 300)
            #expect(try log.round(signer).outcome == .waitingForQuorum(size: 300))
            #expect(try log.round(signer).outcome == .waitingForQuorum(size: 300))
            try log.grow(by: 300)
            #expect(try log.round(signer).outcome == .waitingForQuorum(size: 600))
            #expect(try log.checkpoint() == nil)
            #expect(log.file("public/checkpoint") == nil)
            witnesses.isCosigning = true
            #expect(try log.round(signer).outcome == .published(size: 600))
            try log.grow(by: 100)
            #expect(try log.round(signer).outcome == .published(size: 700))
            #expect(witnesses.sizes == [300, 300, 600, 600, 700])
            let row = try #require(try log.store.newestCheckpoint())
            #expect(try policy.verify(SignedNote(row.note)).size == 700)
        }
    }
}
