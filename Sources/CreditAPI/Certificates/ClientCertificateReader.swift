import Cryptography
import HTTPTypes

/// Verifies the certificates that the edge states, and remembers for a while those that were in order.
///
/// The edge has verified the handshake already; that the chain, the times and the lists are right is asked here again, so
/// that a mistake in its configuration opens nothing. Belongs to its loop's thread.
/// - Rule: HZ-Q13, HZ-Q14.
final class ClientCertificateReader {
    /// Parameter in which the edge states the certificate: PEM with percent escapes (`$ssl_client_escaped_cert`). A
    /// header of the client by this name arrives as `HTTP_CREDIT_CLIENT_CERTIFICATE` and is not looked at.
    static let parameter = "CREDIT_CLIENT_CERTIFICATE"

    /// Parameter in which the edge states whether it has believed the certificate (`$ssl_client_verify`).
    static let edgeFindingParameter = "CREDIT_CLIENT_VERIFICATION"
    /// What it says when it has; anything else, and nothing, is no.
    static let edgeSuccess = "SUCCESS"

    private struct Verified {
        let certificate: ClientCertificate
        let notBefore: Int64
        /// First second at which it must be asked again.
        let until: Int64
    }

    private let trust: CertificateTrust
    private let capacity: Int
    private var verified: [[UInt8]: Verified] = [:]
    private var generation = -1

    /// - Parameter capacity: Certificates that are remembered, at least 1.
    init(_ trust: CertificateTrust, capacity: Int) {
        self.trust = trust
        self.capacity = capacity
    }

    /// Certificates that are remembered.
    var count: Int { verified.count }

    /// Reads and verifies what the edge states.
    ///
    /// - Parameters:
    ///   - stated: Value of the parameter; nil when there is none.
    ///   - isBelievedByEdge: What the edge found. A certificate that it refused is never accepted: it comes here to be
    ///     refused for the exact reason.
    ///   - nowSeconds: Instant of the request, seconds since 1970-01-01 UTC.
    /// - Throws: The problem to answer with.
    func read(
        _ stated: ArraySlice<UInt8>?, isBelievedByEdge: Bool, nowSeconds: Int64
    ) throws(Problem) -> ClientCertificate {
        let certificate = try verify(stated, nowSeconds: nowSeconds)
        // Its list may be older or younger than ours: somebody has to look, and nobody is let in meanwhile.
        guard isBelievedByEdge else { throw Problem(.revocationListUnavailable) }
        return certificate
    }

    /// The certificate that was refused, for the log: the handshake has proved that the caller holds its key.
    ///
    /// - Returns: Nil when none was shown, or none that can be read.
    static func presented(_ stated: ArraySlice<UInt8>?) -> ClientCertificate? {
        guard let stated, !stated.isEmpty, let certificate = try? certificate(in: stated) else { return nil }
        return ClientCertificate(spkiDigest: certificate.publicKeyDigest)
    }

    private func verify(_ stated: ArraySlice<UInt8>?, nowSeconds: Int64) throws(Problem) -> ClientCertificate {
        guard let stated, !stated.isEmpty else { throw Problem(.certificateMissing) }
        let current = trust.current
        if current.generation != generation {
            verified.removeAll(keepingCapacity: true)
            generation = current.generation
        }
        let key = Digest.of(Array(stated), .sha256)
        if let known = verified[key], known.notBefore <= nowSeconds, nowSeconds < known.until {
            return known.certificate
        }
        let certificate = try Self.certificate(in: stated)
        let until: Int64
        do throws(CertificateRefusal) {
            until = try current.store.verify(certificate, at: nowSeconds)
        } catch {
            throw Problem(Self.problem(of: error))
        }
        let client = ClientCertificate(spkiDigest: certificate.publicKeyDigest)
        // Emptied whole when full: that costs each client one verification, and keeps the time of an entry out of it.
        if verified.count >= capacity { verified.removeAll(keepingCapacity: true) }
        verified[key] = Verified(certificate: client, notBefore: certificate.notBefore, until: until)
        return client
    }

    private static func certificate(in stated: ArraySlice<UInt8>) throws(Problem) -> Certificate {
        do {
            return try Certificate(pem: PercentEncodedText.decodeBytes(stated))
        } catch {
            throw Problem(.certificateMalformed)
        }
    }

    private static func problem(of refusal: CertificateRefusal) -> ProblemKind {
        switch refusal {
        case .expired: .certificateExpired
        case .notYetValid: .certificateNotYetValid
        case .unknownAuthority: .certificateUnknownAuthority
        case .revoked: .certificateRevoked
        case .crlMissing, .crlExpired: .revocationListUnavailable
        case .wrongUsage: .certificateWrongUsage
        case .weakAlgorithm: .certificateWeak
        case .malformed: .certificateMalformed
        }
    }
}
