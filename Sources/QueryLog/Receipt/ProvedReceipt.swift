internal import Cryptography
internal import FoundationEssentials
public import TransparencyLog

/// A receipt that was verified, and what it proves.
///
/// - Rule: BX-13.
public struct ProvedReceipt: Sendable, Hashable {
    /// Place of the entry in the log.
    public let position: Int
    /// When it was logged, in Shanghai, as the entry writes it.
    public let time: String
    /// What was asked.
    public let operation: String
    /// How it was answered.
    public let outcome: String
    /// Hash of the entry.
    public let leaf: MerkleHash
    /// The signed statement that covers it.
    public let checkpoint: Checkpoint
    /// Whether an answer was compared, too.
    public let isAnswerProved: Bool

    /// What the file holds.
    private struct File: Decodable {
        let position: Int
        let entry: String
        let proof: String
    }

    /// The end of every answer.
    private struct Answer: Decodable {
        struct Receipt: Decodable {
            let position: Int
            let time: String
            let secret: String
        }
        let receipt: Receipt
    }

    /// Verifies a file, without any database.
    ///
    /// - Parameters:
    ///   - file: What `/v1/receipts/{position}` answered.
    ///   - answer: The bytes of the answer that the receipt came with; nil: not at hand.
    ///   - policy: Whose signatures are believed.
    public init(_ file: [UInt8], answer: [UInt8]? = nil, policy: LogPolicy) throws(ReceiptError) {
        // Which character of it is wrong helps nobody.
        guard let content = try? JSONDecoder().decode(File.self, from: Data(file)) else { throw .malformedFile }
        let entry = Array(content.entry.utf8)
        let layout: LeafLayout
        do throws(EntryProblem) { layout = try LeafLayout(entry.span) } catch { throw .malformedEntry(error) }
        let hasher = MerkleHasher()
        leaf = hasher.leaf(entry)
        let proof: TransparencyProof
        do throws(NoteError) {
            proof = try TransparencyProof(content.proof)
            checkpoint = try proof.verify(leaf: leaf, policy: policy, using: hasher)
        } catch { throw .notProved(error) }
        guard LeafCheck.position(entry.span, layout.position) == content.position, proof.position == content.position
        else { throw .differentPositions }
        func text(_ range: Range<Int>) -> String { String(decoding: entry[range], as: UTF8.self) }
        position = content.position
        time = text(layout.time)
        operation = text(layout.operation)
        outcome = text(layout.outcome)
        isAnswerProved = answer != nil
        if let answer {
            guard Self.hexadecimal(Digest.of(answer, .sha256)) == text(layout.answer) else { throw .differentAnswer }
            guard let receipt = try? JSONDecoder().decode(Answer.self, from: Data(answer)).receipt,
                receipt.position == position, receipt.time == time, receipt.secret == text(layout.salt)
            else { throw .differentReceipt }
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
