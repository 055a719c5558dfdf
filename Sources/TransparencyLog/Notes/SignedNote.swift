/// A text with signatures, as C2SP signed-note writes it; reading it checks its form only.
public struct SignedNote: Sendable, Hashable {
    /// Bytes of a note that are still read: a checkpoint with 64 signatures has a tenth of it.
    public static let maximumBytes = 65_536
    /// Signatures that are still read; the specification asks for 16 at least.
    public static let maximumSignatures = 64

    /// What is signed, with its last newline.
    public let text: String
    /// The signatures, in their order.
    public private(set) var signatures: [NoteSignature]

    /// A note that is being made.
    public init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a whole note.
    ///
    /// - Throws: `.tooLarge`, `.malformedNote`.
    public init(_ serialized: String) throws(NoteError) {
        guard serialized.utf8.count <= Self.maximumBytes else { throw .tooLarge }
        // Bytes, because Swift's characters would join a newline with what stands before it.
        let bytes = Array(serialized.utf8)
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), bytes.last == 0x0A,
            let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }),
            blank + 1 < bytes.count
        else { throw .malformedNote }
        text = String(decoding: bytes[..<blank], as: UTF8.self)
        let lines = bytes[(blank + 1)..<(bytes.count - 1)].split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= Self.maximumSignatures else { throw .tooLarge }
        signatures = []
        for line in lines {
            guard let signature = NoteSignature(line: String(decoding: line, as: UTF8.self)) else {
                throw .malformedNote
            }
            signatures.append(signature)
        }
    }

    /// The whole note.
    public var serialized: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// Adds a signature unless it is there already.
    public mutating func add(_ signature: NoteSignature) {
        if !signatures.contains(signature) { signatures.append(signature) }
    }

    /// Verifies the signature of one key.
    ///
    /// - Throws: `.unknownKey` when the key has not signed, `.wrongSignature` when somebody else has in its name.
    public func verify(by key: VerifierKey) throws(NoteError) {
        let own = signatures.filter { $0.name == key.name && $0.keyID == key.keyID }
        guard !own.isEmpty else { throw .unknownKey }
        guard own.allSatisfy({ key.isValid($0, on: text) }) else { throw .wrongSignature }
    }
}
