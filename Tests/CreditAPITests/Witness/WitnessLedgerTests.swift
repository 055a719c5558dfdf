import DurableFiles
import FoundationEssentials
import HTTPTypes
import Testing
import TransparencyLog

@testable import CreditAPI

/// C2SP tlog-witness: what a witness answers, and what it never forgets.
@Suite final class WitnessLedgerTests {
    private let folder =
        FileManager.default.temporaryDirectory.path + "/credit-witness-\(UInt64.random(in: 1 ... .max))"
    private let hasher = MerkleHasher()
    private let log: NoteSigner
    private let witness: NoteSigner
    private let leaves: [MerkleHash]

    init() throws {
        log = try NoteSigner(privateText: NoteSigner.generate(name: "test.credit/log", type: .ed25519))
        witness = try NoteSigner(privateText: NoteSigner.generate(name: "witness.example", type: .cosignature))
        let hasher = MerkleHasher()
        leaves = (0..<20).map { hasher.leaf(Array("entry \($0)".utf8)) }
    }

    deinit {
        // A folder that stays in the temporary directory does no harm.
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func ledger() throws -> WitnessLedger {
        try WitnessLedger(signer: witness, logs: LogPolicy.only(log.verifierKey), folder: folder)
    }

    private func root(_ size: Int, of leaves: [MerkleHash]? = nil) -> MerkleHash {
        var range = CompactRange()
        for leaf in (leaves ?? self.leaves)[..<size] { range.append(leaf, using: hasher) }
        return range.root(using: hasher)
    }

    private func note(_ size: Int, root: MerkleHash? = nil, by signer: NoteSigner? = nil) throws -> SignedNote {
        let signer = signer ?? log
        let text = Checkpoint(origin: signer.verifierKey.name, size: size, root: root ?? self.root(size)).text
        return try SignedNote(text: text, signatures: [signer.sign(text)])
    }

    private func proof(_ old: Int, _ new: Int) throws -> [MerkleHash] {
        let plan = try #require(ProofPlan.consistency(from: old, to: new))
        let tiles = Dictionary(uniqueKeysWithValues: plan.tiles.map { ($0, Array(leaves[..<new])) })
        return try #require(plan.proof(from: tiles, using: hasher))
    }

    private func body(_ old: Int, _ note: SignedNote, _ proof: [MerkleHash]) -> [UInt8] {
        Array(WitnessSubmission(oldSize: old, proof: proof, note: note).body.utf8)
    }

    @Test func aGrowingLogIsCosignedAndRemembered() throws {
        let first = try ledger()
        let answer = try first.add(body(0, note(5), []), at: 1_782_878_400)
        #expect(answer.status == .ok)
        let signature = try #require(NoteSignature(line: answer.body.dropLast()))
        #expect(signature.cosignedAt == 1_782_878_400)
        #expect(try witness.verifierKey.isValid(signature, on: note(5).text))
    }

    @Test func whatWasCosignedOutlivesTheProgram() throws {
        do { #expect(try ledger().add(body(0, note(5), []), at: 1).status == .ok) }
        let second = try ledger()
        let conflict = try second.add(body(0, note(9), []), at: 2)
        #expect(conflict == WitnessAnswer(.conflict, "5\n", isSize: true))
        #expect(try second.add(body(5, note(9), proof(5, 9)), at: 2).status == .ok)
        // The same again is cosigned again, for a log that lost the answer.
        #expect(try second.add(body(9, note(9), []), at: 3).status == .ok)
        #expect(second.checkpoint(originDigest: String(repeating: "0", count: 64)).status == .notFound)
    }

    @Test func theNewestCheckpointIsHandedOutWithBothSignatures() throws {
        let ledger = try ledger()
        _ = try ledger.add(body(0, note(5), []), at: 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let file = try #require(names.first { $0.hasSuffix(".checkpoint") })
        let answer = ledger.checkpoint(originDigest: String(file.dropLast(".checkpoint".count)))
        #expect(answer.status == .ok)
        let note = try SignedNote(answer.body)
        try note.verify(by: log.verifierKey)
        try note.verify(by: witness.verifierKey)
    }

    @Test func aForkedLogIsNotCosigned() throws {
        let ledger = try ledger()
        _ = try ledger.add(body(0, note(5), []), at: 1)
        var forked = leaves
        forked[2] = hasher.leaf(Array("another".utf8))
        let other = try note(9, root: root(9, of: forked))
        #expect(try ledger.add(body(5, other, proof(5, 9)), at: 2).status == .unprocessableContent)
        let same = try note(5, root: root(5, of: forked))
        #expect(ledger.add(body(5, same, []), at: 2).status == .unprocessableContent)
        // Nothing of it was remembered.
        #expect(try ledger.add(body(5, note(9), proof(5, 9)), at: 3).status == .ok)
    }

    @Test func otherRefusalsHaveTheStatusOfTheSpecification() throws {
        let ledger = try ledger()
        let stranger = try NoteSigner(privateText: NoteSigner.generate(name: "test.credit/log", type: .ed25519))
        let unknown = try NoteSigner(privateText: NoteSigner.generate(name: "other.credit/log", type: .ed25519))
        #expect(try ledger.add(body(0, note(5, by: stranger), []), at: 1).status == .forbidden)
        #expect(try ledger.add(body(0, note(5, by: unknown), []), at: 1).status == .notFound)
        #expect(try ledger.add(body(6, note(5), []), at: 1).status == .badRequest)
        #expect(ledger.add(Array("old x\n\n".utf8), at: 1).status == .badRequest)
        #expect(ledger.add([], at: 1).status == .badRequest)
        #expect(try ledger.add(body(0, note(5), [leaves[0]]), at: 1).status == .unprocessableContent)
    }

    @Test func aDamagedMemoryEndsTheProgram() throws {
        do { _ = try ledger().add(body(0, note(5), []), at: 1) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let file = try folder + "/" + #require(names.first { $0.hasSuffix(".checkpoint") })
        try DurableFile.replace(file, with: Array("nothing\n".utf8), mode: 0o600)
        #expect(throws: WitnessLedger.StartRefusal.self) { try self.ledger() }
        // Validly signed by the log, but never cosigned by this witness.
        try DurableFile.replace(file, with: Array(note(2).serialized.utf8), mode: 0o600)
        #expect(throws: WitnessLedger.StartRefusal.self) { try self.ledger() }
    }

    @Test func twoWitnessesDoNotShareAMemory() throws {
        let first = try ledger()
        #expect(throws: WitnessLedger.StartRefusal.self) { try self.ledger() }
        withExtendedLifetime(first) {}
    }

    @Test func nothingLeavesThatIsNotOnDisk() throws {
        let ledger = try ledger()
        try FileManager.default.removeItem(atPath: folder)
        #expect(try ledger.add(body(0, note(5), []), at: 1).status == .internalServerError)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // It does not believe that it has cosigned either.
        #expect(try ledger.add(body(5, note(9), proof(5, 9)), at: 1) == WitnessAnswer(.conflict, "0\n", isSize: true))
    }
}
