internal import Cryptography

/// A private key under its name. Belongs to one thread; never printable.
///
/// - Rule: HZ-Q15.
public final class NoteSigner {
    private static let opening = "PRIVATE+KEY+"

    /// The public half.
    public let verifierKey: VerifierKey
    private let key: SigningKey

    /// Makes a new key.
    ///
    /// - Returns: Its text for a file that only its owner can read.
    /// - Throws: `.malformedName`, `.signingFailed`.
    public static func generate(name: String, type: NoteSignatureType) throws(NoteError) -> String {
        let key: SigningKey
        do throws(CryptographyError) { key = try SigningKey.generate(type.algorithm) } catch { throw .signingFailed }
        let verifier = try Self.verifier(name, type, key)
        return opening + "\(name)+\(VerifierKey.hexadecimal(verifier.keyID))+"
            + Base64.encode(type.identifier + key.exportPrivateKey())
    }

    /// Reads the text of a private key; blanks and newlines at its end are allowed.
    ///
    /// - Throws: `.malformedKey`, which shows nothing of it.
    public init(privateText: String) throws(NoteError) {
        var text = privateText[...]
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
        guard text.hasPrefix(Self.opening) else { throw .malformedKey }
        let fields = text.dropFirst(Self.opening.count).split(
            separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let bytes = Base64.decode(fields[2]),
            let type = NoteSignatureType.allCases.first(where: { bytes.starts(with: $0.identifier) })
        else { throw .malformedKey }
        do throws(CryptographyError) {
            key = try SigningKey(SecretBytes(copying: Array(bytes[type.identifier.count...])), type.algorithm)
        } catch { throw .malformedKey }
        verifierKey = try Self.verifier(String(fields[0]), type, key)
        guard VerifierKey.hexadecimal(verifierKey.keyID) == fields[1] else { throw .malformedKey }
    }

    /// Signs a text.
    ///
    /// - Throws: `.signingFailed`; for the key of a witness always: it cosigns.
    public func sign(_ text: String) throws(NoteError) -> NoteSignature {
        guard verifierKey.type != .cosignature else { throw .signingFailed }
        return NoteSignature(
            name: verifierKey.name, keyID: verifierKey.keyID, bytes: try signature(over: Array(text.utf8)))
    }

    /// Signs a witness's statement.
    ///
    /// - Parameter time: Seconds since 1970-01-01 UTC, above 0.
    /// - Throws: `.signingFailed`; for any key but a witness's always.
    public func cosign(_ checkpointText: String, time: Int) throws(NoteError) -> NoteSignature {
        guard verifierKey.type == .cosignature, time > 0 else { throw .signingFailed }
        let bytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: time >> $0) }
        let message = VerifierKey.cosignedMessage(checkpointText, time: time)
        return NoteSignature(
            name: verifierKey.name, keyID: verifierKey.keyID, bytes: bytes + (try signature(over: message)))
    }

    private func signature(over message: [UInt8]) throws(NoteError) -> [UInt8] {
        do throws(CryptographyError) { return try key.sign(message) } catch { throw .signingFailed }
    }

    private static func verifier(
        _ name: String, _ type: NoteSignatureType, _ key: SigningKey
    ) throws(NoteError) -> VerifierKey {
        try VerifierKey(name: name, type: type, publicKey: key.publicKey)
    }
}

@available(*, unavailable)
extension NoteSigner: Sendable {}
