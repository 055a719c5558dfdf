import Testing
import TransparencyLog

@testable import LogSigning

/// C2SP tlog-witness, the log's side: proofs from the right size, cosignatures that were verified, failures told once.
@Suite struct WitnessCircleTests {
    private static let leaves = {
        let hasher = MerkleHasher()
        return (0..<200).map { hasher.leaf([UInt8($0)]) }
    }()

    /// A witness without a network: decides as the specification says.
    private final class Witness {
        let signer: NoteSigner
        let logs: LogPolicy
        var newest: Checkpoint?
        var status: Int?
        var requests = 0

        init(_ name: String, _ log: VerifierKey) throws {
            signer = try NoteSigner(privateText: NoteSigner.generate(name: name, type: .cosignature))
            logs = .only(log)
        }

        func answer(_ body: [UInt8]) -> (status: Int, body: [UInt8])? {
            requests += 1
            if let status { return status == 0 ? nil : (status, []) }
            guard let submission = try? WitnessSubmission(String(decoding: body, as: UTF8.self)) else {
                return (400, [])
            }
            let decision = WitnessDecision.of(
                submission, logs: logs, last: { _ in self.newest }, using: MerkleHasher())
            switch decision {
            case .cosign(let checkpoint):
                newest = checkpoint
                guard let signature = try? signer.cosign(submission.note.text, time: 1) else { return nil }
                return (200, Array(signature.line.utf8))
            case .conflict(let size): return (409, Array("\(size)\n".utf8))
            case .malformed: return (400, [])
            case .forbidden: return (403, [])
            case .unknownLog: return (404, [])
            case .inconsistent: return (422, [])
            }
        }
    }

    private final class World {
        let log: NoteSigner
        let witnesses: [Witness]
        let policy: LogPolicy
        let circle: WitnessCircle
        var sizes: [String: Int] = [:]

        init(quorum: Int = 2) throws {
            let log = try NoteSigner(privateText: NoteSigner.generate(name: "test.credit/log", type: .ed25519))
            let witnesses = try (1...3).map { try Witness("w\($0).example", log.verifierKey) }
            let lines = witnesses.enumerated().map { number, witness in
                "witness w\(number + 1) \(witness.signer.verifierKey.text) https://w\(number + 1).example/\n"
            }
            policy = try LogPolicy(
                "log \(log.verifierKey.text)\n" + lines.joined() + "group all \(quorum) w1 w2 w3\nquorum all\n")
            circle = WitnessCircle(policy: policy) { url, body in
                let number = ["https://w1.example/add-checkpoint", "https://w2.example/add-checkpoint"]
                    .firstIndex(of: url)
                return witnesses[number ?? 2].answer(body)
            }
            self.log = log
            self.witnesses = witnesses
        }

        func note(_ size: Int) throws -> SignedNote {
            var range = CompactRange()
            for leaf in WitnessCircleTests.leaves[..<size] { range.append(leaf, using: MerkleHasher()) }
            let text = Checkpoint(origin: "test.credit/log", size: size, root: range.root(using: MerkleHasher())).text
            return try SignedNote(text: text, signatures: [log.sign(text)])
        }

        func collect(_ size: Int) throws -> (note: SignedNote, changes: [WitnessChange]) {
            circle.collect(for: try note(size), size: size, sizes: &sizes) { old in
                guard let plan = ProofPlan.consistency(from: old, to: size) else { return nil }
                let tiles = plan.tiles.map { ($0, Array(WitnessCircleTests.leaves[..<size])) }
                return plan.proof(from: Dictionary(uniqueKeysWithValues: tiles), using: MerkleHasher())
            }
        }
    }

    @Test func everyWitnessCosignsAGrowingLog() throws {
        let world = try World(quorum: 3)
        for size in [1, 2, 7, 7, 100, 200] {
            let (note, changes) = try world.collect(size)
            #expect(world.policy.isQuorum(note))
            #expect(changes.isEmpty)
            #expect(Set(world.sizes.values) == [size])
        }
        #expect(world.witnesses.map(\.requests) == [6, 6, 6])
    }

    @Test("a size that was forgotten or is wrong is asked for", arguments: [nil, 3, 199])
    func conflict(known: Int?) throws {
        let world = try World()
        _ = try world.collect(50)
        for name in world.sizes.keys { world.sizes[name] = known }
        let (note, changes) = try world.collect(100)
        #expect(world.policy.isQuorum(note))
        #expect(changes.isEmpty)
        #expect(world.witnesses.map(\.requests) == [3, 3, 3])
    }

    @Test("a failure is told once, and its end; enough others suffice", arguments: [0, 500, 404])
    func failure(status: Int) throws {
        let world = try World()
        let failure: WitnessFailure = status == 0 ? .unreachable : .refused(status: status)
        world.witnesses[1].status = status
        let first = try world.collect(10)
        #expect(first.changes == [.failed(number: 2, failure)])
        #expect(world.policy.isQuorum(first.note))
        var changes: [WitnessChange] = []
        for size in 11..<30 { changes += try world.collect(size).changes }
        #expect(changes.isEmpty)
        // Not needed, it is asked now and then only.
        #expect(world.witnesses[1].requests == 3)
        world.witnesses[1].status = nil
        for size in 30..<40 { changes += try world.collect(size).changes }
        #expect(changes == [.recovered(number: 2)])
    }

    @Test func aWitnessThatIsNeededIsAskedEachTime() throws {
        let world = try World(quorum: 3)
        world.witnesses[1].status = 0
        for size in 1...5 { #expect(try !world.policy.isQuorum(world.collect(size).note)) }
        #expect(world.witnesses[1].requests == 5)
    }

    @Test func aWitnessThatIsAheadSaysThatOurMemoryIsOld() throws {
        let world = try World()
        _ = try world.collect(100)
        #expect(try world.collect(60).changes.contains(.failed(number: 1, .ahead(size: 100))))
    }

    @Test func onlyTheWitnessesOwnSignatureIsTaken() throws {
        let world = try World()
        let stranger = try Witness("w1.example", world.log.verifierKey)
        let circle = WitnessCircle(policy: world.policy) { _, body in stranger.answer(body) }
        var sizes: [String: Int] = [:]
        let result = circle.collect(for: try world.note(5), size: 5, sizes: &sizes) { _ in nil }
        #expect(result.changes.contains(.failed(number: 1, .wrongSignature)))
        #expect(result.note.signatures.count == 1)
    }

    @Test func cosignaturesThatAreThereAreNotAskedForAgain() throws {
        let world = try World()
        let (note, _) = try world.collect(5)
        let again = world.circle.collect(for: note, size: 5, sizes: &world.sizes) { _ in nil }
        #expect(again.note == note)
        #expect(world.witnesses.map(\.requests) == [1, 1, 1])
    }
}
