import FoundationEssentials
import TransparencyLog

extension SignerState {
    private static let version = 1

    /// The document as it stands in the file.
    private struct Document: Codable {
        let version: Int
        let origin: String
        let keyID: String
        let size: Int
        let nodes: [String]
        let coveredUntil: Int64
        let signedAt: Int64
        let note: String
        let isPublished: Bool
        let publishedSize: Int
        let historyAt: Int64?
        let finding: SigningAlarm?
    }

    /// Reads the memory and checks that it is whole and this key's.
    ///
    /// - Throws: `.damaged`, `.otherKey`.
    init(json: [UInt8], key: VerifierKey) throws(MemoryRefusal) {
        // Whatever is wrong with the document: only a copy of it helps.
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)),
            document.version == Self.version
        else { throw .damaged }
        guard document.origin == key.name, document.keyID == key.hexadecimalID else { throw .otherKey }
        let nodes = document.nodes.compactMap { MerkleHash(base64: $0) }
        guard nodes.count == document.nodes.count, let range = CompactRange(size: document.size, nodes: nodes),
            let note = try? SignedNote(document.note), let checkpoint = try? Checkpoint(text: note.text)
        else { throw .damaged }
        let root = range.root(using: MerkleHasher())
        guard checkpoint == Checkpoint(origin: key.name, size: range.size, root: root),
            (try? note.verify(by: key)) != nil,
            0...range.size ~= document.publishedSize
        else { throw .damaged }
        self.init(
            range: range, coveredUntil: document.coveredUntil, signedAt: document.signedAt, note: note,
            isPublished: document.isPublished, publishedSize: document.publishedSize, historyAt: document.historyAt,
            finding: document.finding)
    }

    /// The content of the file.
    func json(key: VerifierKey) -> [UInt8] {
        let document = Document(
            version: Self.version, origin: key.name, keyID: key.hexadecimalID, size: range.size,
            nodes: range.nodes.map(\.base64), coveredUntil: coveredUntil, signedAt: signedAt, note: note.serialized,
            isPublished: isPublished, publishedSize: publishedSize, historyAt: historyAt, finding: finding)
        return document.jsonLine()
    }
}

extension VerifierKey {
    /// The key id as it stands in the key's text, which is `name+id+key`.
    var hexadecimalID: String {
        text.split(separator: "+", maxSplits: 2).dropFirst().first.map(String.init) ?? ""
    }
}

extension Encodable {
    /// The value as one line of JSON with its keys in order.
    func jsonLine() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Our own documents hold texts and whole numbers, of which none is beyond JSON.
        guard let data = try? encoder.encode(self) else { preconditionFailure("a document of texts and numbers") }
        return [UInt8](data) + [0x0A]
    }
}
