import Cryptography
import FoundationEssentials
import QueryLog
import Testing
import TransparencyLog

/// BX-13: whoever has a receipt can prove, without us, that a query was logged.
@Suite struct ProvedReceiptTests {
    private static let origin = "330100.credit/query-log"
    private static let salt = "5b0e3f5e-6f0a-4a62-9d5b-1b2f6c8d9e0f"
    private static let time = "2026-07-01T12:00:00.000001+08:00"
    private static let answer =
        #"{"subject":{},"receipt":{"position":1,"time":""# + time + #"","secret":""# + salt + #""}}"#

    private struct File: Encodable {
        var position = 1
        var entry: String
        var proof: String
    }

    private static func entry(_ position: Int, answer: String) -> String {
        let digest = Digest.of(answer, .sha256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return #"{"v":1,"position":\#(position),"time":"\#(time)","audience":"public","operation":"subject","#
            + #""actor":"public","address":"10.0.0.1","request":"ab","purpose":"public_inquiry","#
            + #""scope":{"code":"甲"},"outcome":"answered","disclosed":[],"answer":"\#(digest)","salt":"\#(salt)"}"#
    }

    private let signer: NoteSigner
    private let hasher = MerkleHasher()

    init() throws {
        signer = try NoteSigner(privateText: NoteSigner.generate(name: Self.origin, type: .ed25519))
    }

    /// A log of three entries, the second of which is the receipt's.
    private func file(answer: String = answer, position: Int = 1) throws -> File {
        let entries = (0..<3).map { Self.entry($0 == 1 ? position : $0, answer: answer) }
        let leaves = entries.map { hasher.leaf(Array($0.utf8)) }
        let root = hasher.node(hasher.node(leaves[0], leaves[1]), leaves[2])
        let text = Checkpoint(origin: Self.origin, size: 3, root: root).text
        let note = SignedNote(text: text, signatures: [try signer.sign(text)])
        let proof = TransparencyProof(position: 1, proof: [leaves[0], leaves[2]], checkpoint: note)
        return File(entry: entries[1], proof: proof.text)
    }

    private func verify(_ file: File, answer: String? = nil, key: VerifierKey? = nil) throws -> ProvedReceipt {
        try ProvedReceipt(
            Array(JSONEncoder().encode(file)), answer: answer.map { Array($0.utf8) },
            policy: .only(key ?? signer.verifierKey))
    }

    @Test("A receipt proves when what was asked and how it was answered, with and without the answer")
    func proved() throws {
        let receipt = try verify(file(), answer: Self.answer)
        #expect(receipt.position == 1)
        #expect(receipt.time == Self.time)
        #expect(receipt.operation == "subject")
        #expect(receipt.outcome == "answered")
        #expect(receipt.checkpoint.size == 3)
        #expect(receipt.isAnswerProved)
        #expect(try !verify(file()).isAnswerProved)
    }

    @Test("Any other answer is refused, also one that differs in a blank")
    func otherAnswer() throws {
        #expect(throws: ReceiptError.differentAnswer) { try verify(file(), answer: Self.answer + " ") }
        let other = Self.answer.replacing(Self.salt, with: "5b0e3f5e-6f0a-4a62-9d5b-1b2f6c8d9e00")
        #expect(throws: ReceiptError.differentReceipt) { try verify(file(answer: other), answer: other) }
    }

    @Test("Another entry, proof, position, key or file proves nothing")
    func notProved() throws {
        var changed = try file()
        changed.entry = changed.entry.replacing("10.0.0.1", with: "10.0.0.2")
        #expect(throws: ReceiptError.notProved(.wrongProof)) { try verify(changed) }
        changed = try file()
        changed.position = 2
        #expect(throws: ReceiptError.differentPositions) { try verify(changed) }
        #expect(throws: ReceiptError.differentPositions) { try verify(file(position: 2)) }
        changed.proof = "c2sp.org/tlog-proof@v1\n"
        #expect(throws: ReceiptError.notProved(.malformedProof)) { try verify(changed) }
        changed.entry = changed.entry.replacing(#"{"v":1"#, with: #"{"v":2"#)
        #expect(throws: ReceiptError.malformedEntry(.unknownVersion)) { try verify(changed) }
        let other = try NoteSigner(privateText: NoteSigner.generate(name: Self.origin, type: .ed25519))
        #expect(throws: ReceiptError.notProved(.unknownKey)) { try verify(file(), key: other.verifierKey) }
        #expect(throws: ReceiptError.malformedFile) { try ProvedReceipt([0x7B], policy: .only(signer.verifierKey)) }
    }
}
