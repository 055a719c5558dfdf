internal import Cryptography

/// A public key under its name, in the form that C2SP signed-note gives it.
///
/// - Rule: BX-13.
public struct VerifierKey: Sendable, Hashable {
    /// Bytes of a name that are still accepted; an origin is a short address.
    public static let maximumNameBytes = 255

    /// Name; of a log's key its origin.
    public let name: String
    /// Kind of signature that it verifies.
    public let type: NoteSignatureType
    /// The key itself.
    public let publicKey: [UInt8]
    /// What picks it in a note.
    public let keyID: UInt32

    /// Takes a key's parts.
    ///
    /// - Throws: `.malformedName`, `.malformedKey`.
    public init(name: String, type: NoteSignatureType, publicKey: [UInt8]) throws(NoteError) {
        guard Self.isName(name) else { throw .malformedName }
        guard publicKey.count == type.publicKeyBytes else { throw .malformedKey }
        self.name = name
        self.type = type
        self.publicKey = publicKey
        let digest = Digest.of(Array(name.utf8) + [0x0A] + type.identifier + publicKey, .sha256)
        keyID = digest[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+id+base64`.
    ///
    /// - Throws: `.malformedKey` also when the id is not the key's own.
    public init(_ text: String) throws(NoteError) {
        let fields = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let bytes = Base64.decode(fields[2]),
            let type = NoteSignatureType.allCases.first(where: { bytes.starts(with: $0.identifier) })
        else { throw .malformedKey }
        try self.init(name: String(fields[0]), type: type, publicKey: Array(bytes[type.identifier.count...]))
        guard self.text == text else { throw .malformedKey }
    }

    /// `name+id+base64`.
    public var text: String {
        "\(name)+\(Self.hexadecimal(keyID))+\(Base64.encode(type.identifier + publicKey))"
    }

    /// Whether the signature is this key's over the text.
    public func isValid(_ signature: NoteSignature, on text: String) -> Bool {
        guard signature.name == name, signature.keyID == keyID else { return false }
        switch type {
        case .ed25519, .sm2: return isValid(signature.bytes, over: Array(text.utf8))
        case .cosignature:
            guard let time = signature.cosignedAt else { return false }
            return isValid(
                Array(signature.bytes[NoteSignature.timeBytes...]), over: Self.cosignedMessage(text, time: time))
        }
    }

    private func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        // A key that the library does not take verifies nothing.
        guard let key = try? VerificationKey(publicKey, type.algorithm) else { return false }
        return key.isValid(signature: signature, for: message)
    }

    /// What a witness signs: its header, the time, and the checkpoint's text.
    static func cosignedMessage(_ text: String, time: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }

    /// The eight digits of a key id.
    static func hexadecimal(_ keyID: UInt32) -> String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether a text can be the name of a key.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maximumNameBytes
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "+" }
    }
}

extension NoteSignatureType {
    /// The algorithm underneath.
    var algorithm: SignatureAlgorithm {
        switch self {
        case .ed25519, .cosignature: .ed25519
        case .sm2: .sm2
        }
    }
}
