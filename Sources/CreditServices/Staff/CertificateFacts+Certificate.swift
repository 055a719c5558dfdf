public import CreditStore
public import Cryptography

extension CertificateFacts {
    /// What is kept of a certificate that was read.
    ///
    /// The last microsecond of its validity is kept, because `Certificate.notAfter` is the first second outside.
    public init(_ certificate: Certificate) {
        self.init(
            spkiDigest: certificate.publicKeyDigest, subjectName: certificate.subjectName,
            issuerName: certificate.issuerName, serial: certificate.serial,
            notBeforeMicroseconds: certificate.notBefore * 1_000_000,
            notAfterMicroseconds: certificate.notAfter * 1_000_000 - 1)
    }
}
