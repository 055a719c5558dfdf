internal import CLibCrypto

/// A certificate (RFC 5280, GB/T 20518), read and not yet believed.
///
/// A value: everything was copied out of it. What it says is true only after `TrustStore.verify`.
/// - Rule: HZ-Q13.
public struct Certificate: Sendable, Hashable {
    /// The longest certificate that is read, in bytes of either form: ten times what one of an authority has. Longer
    /// ones are made to cost time.
    public static let maximumLength = 16_384

    /// The bytes, in the one form that DER allows.
    public let der: [UInt8]
    /// SHA-256 of the public key with its algorithm (SubjectPublicKeyInfo in DER): 32 bytes, what a grant binds.
    public let publicKeyDigest: [UInt8]
    /// Whose certificate it is: RFC 4514 text, `CN=…` first. Personal data: not for logs.
    public let subjectName: String
    /// Who issued it: RFC 4514 text.
    public let issuerName: String
    /// The issuer's number for it: hexadecimal capitals, `-` before a negative one.
    public let serial: String
    /// The first second in which it is valid, seconds since 1970 in UTC.
    public let notBefore: Int64
    /// The end of its validity, seconds since 1970 in UTC; this second is no longer in it, as libcrypto and so nginx
    /// count.
    public let notAfter: Int64

    /// Reads PEM with exactly one certificate.
    ///
    /// - Throws: `.tooLong`, `.malformed`.
    public init(pem: [UInt8]) throws(CertificateError) {
        guard pem.count <= Self.maximumLength else { throw .tooLong }
        guard let blocks = PEMBlocks.read(pem), blocks.count == 1, blocks[0].label == .certificate else {
            throw .malformed
        }
        try self.init(der: blocks[0].der)
    }

    /// Reads DER: one certificate, nothing after it.
    ///
    /// - Throws: `.tooLong`, `.malformed`.
    public init(der: [UInt8]) throws(CertificateError) {
        guard der.count <= Self.maximumLength else { throw .tooLong }
        guard let certificate = LibraryCertificate(der: der) else { throw .malformed }
        guard let key = certificate.publicKeyInfo, let notBefore = certificate.notBefore,
            let notAfter = certificate.notAfter, let subject = certificate.subjectName,
            let issuer = certificate.issuerName, let serial = certificate.serial
        else { throw .malformed }
        self.der = der
        publicKeyDigest = Digest.of(key, .sha256)
        subjectName = subject
        issuerName = issuer
        self.serial = serial
        self.notBefore = notBefore
        self.notAfter = notAfter
    }
}
