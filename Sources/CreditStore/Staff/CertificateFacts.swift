/// What the database keeps of a certificate.
///
/// - Rule: HZ-Q13.
public struct CertificateFacts: Sendable {
    /// SHA-256 of the subject public key info, 32 bytes.
    public let spkiDigest: [UInt8]
    /// Distinguished name of the holder.
    public let subjectName: String
    /// Distinguished name of the issuer.
    public let issuerName: String
    /// Serial number, hexadecimal.
    public let serial: String
    /// First instant of validity, microseconds since 1970-01-01 UTC.
    public let notBeforeMicroseconds: Int64
    /// Last instant of validity.
    public let notAfterMicroseconds: Int64

    /// Facts from their parts.
    public init(
        spkiDigest: [UInt8], subjectName: String, issuerName: String, serial: String, notBeforeMicroseconds: Int64,
        notAfterMicroseconds: Int64
    ) {
        self.spkiDigest = spkiDigest
        self.subjectName = subjectName
        self.issuerName = issuerName
        self.serial = serial
        self.notBeforeMicroseconds = notBeforeMicroseconds
        self.notAfterMicroseconds = notAfterMicroseconds
    }
}
