import CertificateTesting
import Cryptography
import FoundationEssentials
import Observability
import Testing

@testable import CreditAPI

/// Certificates are verified once and remembered only as long as nothing has changed.
@Suite struct ClientCertificateReaderTests {
    private let folder = "/tmp/credit-trust-\(UUID().uuidString.prefix(8))"
    private let authority = MadeCertificate(GovernmentWorld.lasting(.authority("测试认证机构")))
    private let trust: CertificateTrust
    /// 2026-04-01.
    private let now: Int64 = 1_775_008_800

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(authority.pem).write(to: URL(filePath: folder + "/authorities.pem"))
        try Data(MadeRevocationList(of: authority, lastUpdate: 1_700_000_000).pem)
            .write(to: URL(filePath: folder + "/lists.pem"))
        trust = try CertificateTrust(
            authoritiesFile: folder + "/authorities.pem", revocationListsFile: folder + "/lists.pem",
            log: Log(level: .error, sink: { _ in }))
    }

    private func certificate(
        serial: Int = 7, _ change: (inout MadeCertificate.Choices) -> Void = { _ in }, issuer: MadeCertificate? = nil
    ) -> MadeCertificate {
        var choices = GovernmentWorld.lasting(.init())
        choices.serial = serial
        change(&choices)
        return MadeCertificate(choices, issuer: issuer ?? authority)
    }

    private func problem(
        _ reader: ClientCertificateReader, _ certificate: MadeCertificate, at seconds: Int64? = nil,
        isBelieved: Bool = true
    ) -> ProblemKind? {
        do throws(Problem) {
            _ = try reader.read(
                GovernmentWorld.escaped(certificate.pem)[...], isBelievedByEdge: isBelieved,
                nowSeconds: seconds ?? now)
            return nil
        } catch { return error.kind }
    }

    @Test("HZ-Q13: each fault has its own code")
    func faultsAreTold() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = ClientCertificateReader(trust, capacity: 8)
        #expect(problem(reader, certificate()) == nil)
        #expect(problem(reader, certificate { $0.notAfter = now }) == .certificateExpired)
        #expect(problem(reader, certificate { $0.notBefore = now + 1 }) == .certificateNotYetValid)
        #expect(problem(reader, certificate { $0.keyUsage = "critical,keyEncipherment" }) == .certificateWrongUsage)
        let stranger = MadeCertificate(GovernmentWorld.lasting(.authority("别处")))
        #expect(problem(reader, certificate(issuer: stranger)) == .certificateUnknownAuthority)
        #expect(problem(reader, certificate(), isBelieved: false) == .revocationListUnavailable)
        for text in ["", "x", "%2D%", "%2D%2D%2D%2D%2DBEGIN CERTIFICATE-----%0A"] {
            #expect(throws: Problem.self) {
                try reader.read(Array(text.utf8)[...], isBelievedByEdge: true, nowSeconds: now)
            }
        }
        #expect(throws: Problem(.certificateMissing)) {
            try reader.read(nil, isBelievedByEdge: true, nowSeconds: now)
        }
    }

    @Test("HZ-Q13: a remembered certificate still ends in its last second")
    func validityIsAskedEachTime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = ClientCertificateReader(trust, capacity: 8)
        let made = certificate {
            $0.notBefore = now
            $0.notAfter = now + 10
        }
        #expect(problem(reader, made, at: now - 1) == .certificateNotYetValid)
        #expect(problem(reader, made, at: now) == nil)
        #expect(problem(reader, made, at: now + 9) == nil)
        #expect(problem(reader, made, at: now + 10) == .certificateExpired)
        #expect(problem(reader, made, at: now - 1) == .certificateNotYetValid)
    }

    @Test("HZ-Q14: what was remembered is forgotten when a file changes, and only then")
    func changedFilesAreTakenOver() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = ClientCertificateReader(trust, capacity: 8)
        let made = certificate(serial: 9)
        #expect(problem(reader, made) == nil)
        trust.refresh()
        #expect(trust.current.generation == 0)
        try Data(MadeRevocationList(of: authority, revoking: [9], lastUpdate: 1_700_000_000).pem)
            .write(to: URL(filePath: folder + "/lists.pem"), options: .atomic)
        #expect(problem(reader, made) == nil)
        trust.refresh()
        #expect(problem(reader, made) == .certificateRevoked)
        // A file that can't be used leaves the last good one in force, and is tried again until it can be.
        let spoilt = "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"
        try Data(spoilt.utf8).write(to: URL(filePath: folder + "/lists.pem"), options: .atomic)
        trust.refresh()
        #expect(problem(reader, made) == .certificateRevoked)
        #expect(trust.current.generation == 1)
        // A file without lists leaves nobody in: whether a certificate is revoked is not known.
        try Data().write(to: URL(filePath: folder + "/lists.pem"), options: .atomic)
        trust.refresh()
        #expect(problem(reader, made) == .revocationListUnavailable)
        try Data(MadeRevocationList(of: authority, lastUpdate: 1_700_000_000).pem)
            .write(to: URL(filePath: folder + "/lists.pem"), options: .atomic)
        trust.refresh()
        #expect(problem(reader, made) == nil)
    }

    @Test func theMemoryIsBounded() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = ClientCertificateReader(trust, capacity: 2)
        for serial in 1...5 {
            #expect(problem(reader, certificate(serial: serial)) == nil)
            #expect(reader.count <= 2)
        }
    }

    @Test func filesThatCannotBeUsedStopTheStart() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: CertificateTrust.Failure.self) {
            try CertificateTrust(
                authoritiesFile: folder + "/absent.pem", revocationListsFile: folder + "/lists.pem",
                log: Log(level: .error, sink: { _ in }))
        }
    }
}
