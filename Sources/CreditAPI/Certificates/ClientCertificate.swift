/// A client's certificate that `creditd` itself has verified: chain, validity, revocation list and key usage.
///
/// Whether it is bound to an account is the database's to say. Nothing that names its holder is kept.
/// - Rule: HZ-Q13.
struct ClientCertificate: Sendable, Hashable {
    /// SHA-256 of the subject's public key info: 32 bytes.
    let spkiDigest: [UInt8]

    /// Who it is in the log of what `creditd` refuses by itself: `certificate:` and the first 16 hexadecimal digits.
    var logName: String {
        "certificate:"
            + spkiDigest.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
