import Testing
import TransparencyLog

@testable import CreditAPI

/// A log in memory with a key of its own, which signs what it is told to.
struct TestLog {
    static let origin = "330100.credit/query-log"

    let signer: NoteSigner
    let policy: LogPolicy
    private let hasher = MerkleHasher()

    init(origin: String = Self.origin) throws {
        signer = try NoteSigner(privateText: NoteSigner.generate(name: origin, type: .ed25519))
        policy = .only(signer.verifierKey)
    }

    /// The leaf at a position.
    func leaf(_ position: Int) -> MerkleHash { hasher.leaf(Array("entry \(position)".utf8)) }

    /// The right edge and the full tiles of the tree of `size` leaves.
    func tree(_ size: Int) -> (edge: TreeEdge, full: [TileAddress: [MerkleHash]]) {
        var edge = TreeEdge()
        var full: [TileAddress: [MerkleHash]] = [:]
        for position in 0..<size { edge.append(leaf(position), using: hasher) { full[$0] = $1 } }
        return (edge, full)
    }

    /// The signed checkpoint of the tree of `size` leaves, or of another root.
    func note(_ size: Int, root: MerkleHash? = nil, origin: String? = nil) throws -> String {
        let root = root ?? tree(size).edge.root(using: hasher)
        let text = Checkpoint(origin: origin ?? signer.verifierKey.name, size: size, root: root).text
        return SignedNote(text: text, signatures: [try signer.sign(text)]).serialized
    }

    /// The same, verified.
    func checkpoint(_ size: Int, root: MerkleHash? = nil) throws -> SignedCheckpoint {
        try SignedCheckpoint(note(size, root: root), policy: policy)
    }
}
