import CertificateTesting
import Cryptography
import Testing

@Suite("HZ-Q13: reading certificates")
struct CertificateTests {
    private let made = MadeAuthorities().client { $0.serial = 0xABCD }

    @Test func whatACertificateSays() throws {
        let certificate = try Certificate(pem: made.pem)
        #expect(certificate == (try Certificate(der: made.der)))
        #expect(certificate.der == made.der)
        #expect(certificate.subjectName == "CN=测试使用人,O=测试")
        #expect(certificate.issuerName == "CN=政务,O=测试")
        #expect(certificate.serial == "ABCD")
        #expect(certificate.notBefore == 1_800_000_000)
        #expect(certificate.notAfter == 1_900_000_000)
    }

    /// Compared with what libcrypto finds by another way: the key written by itself.
    @Test(arguments: [MadeKey.Kind.curve("P-256"), .rsa(bits: 2048), .sm2])
    func theDigestIsOfTheKeyWithItsAlgorithm(kind: MadeKey.Kind) throws {
        let key = MadeKey(kind)
        let certificate = try Certificate(der: MadeCertificate(.init(), key: key).der)
        #expect(certificate.publicKeyDigest == Digest.of(key.publicKeyInfo, .sha256))
    }

    @Test func aRenewedCertificateOfTheSameKeyHasTheSameDigest() throws {
        let key = MadeKey(.curve("P-256"))
        var renewed = MadeCertificate.Choices()
        renewed.serial = 9
        let digests = try [MadeCertificate.Choices(), renewed].map {
            try Certificate(der: MadeCertificate($0, key: key).der).publicKeyDigest
        }
        #expect(digests[0] == digests[1])
        #expect(digests[0] != (try Certificate(der: made.der).publicKeyDigest))
    }

    @Test func aNameCannotPretendToHaveMoreParts() throws {
        var choices = MadeCertificate.Choices()
        choices.name = "甲,O=乙+\"\\"
        let certificate = try Certificate(der: MadeCertificate(choices).der)
        #expect(certificate.subjectName == #"CN=甲\,O=乙\+\"\\,O=测试"#)
    }

    @Test func garbageIsNoCertificate() {
        let pem = made.pem
        let garbage: [[UInt8]] = [
            [], [0], Array("证书".utf8), Array(pem.dropLast(30)), pem + pem, Array(pem.dropFirst(30)),
            MadeRevocationList(of: MadeCertificate(.authority("根"))).pem,
            Array("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8),
            Array("-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END CERTIFICATE-----\n".utf8),
        ]
        for bytes in garbage { #expect(throws: CertificateError.malformed) { try Certificate(pem: bytes) } }
        for bytes in [[], [0x30], made.der + [0], Array(made.der.dropLast()), pem] {
            #expect(throws: CertificateError.malformed) { try Certificate(der: bytes) }
        }
    }

    /// Every single byte changed: refused, or read as something; never a crash.
    @Test func damageIsRefusedOrRead() throws {
        let der = made.der
        let store = try MadeAuthorities().store()
        for place in der.indices {
            var damaged = der
            damaged[place] ^= 0x55
            guard let certificate = try? Certificate(der: damaged) else { continue }
            #expect(throws: CertificateRefusal.self) { try store.verify(certificate, at: MadeAuthorities.now) }
        }
    }

    @Test func theLengthHasALimit() throws {
        let blanks = [UInt8](repeating: UInt8(ascii: "\n"), count: Certificate.maximumLength - made.pem.count)
        #expect(throws: Never.self) { try Certificate(pem: made.pem + blanks) }
        #expect(throws: CertificateError.tooLong) { try Certificate(pem: made.pem + blanks + [10]) }
        let huge = [UInt8](repeating: 0x30, count: 1 << 26)
        #expect(throws: CertificateError.tooLong) { try Certificate(pem: huge) }
        #expect(throws: CertificateError.tooLong) { try Certificate(der: huge) }
    }
}
