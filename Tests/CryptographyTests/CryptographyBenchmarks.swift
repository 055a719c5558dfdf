import CertificateTesting
import Cryptography
import Glibc
import Testing

/// Figures, not rules: run with CREDIT_BENCHMARK=1 in a release build.
@Suite(.enabled(if: isBenchmarking), .serialized) struct CryptographyBenchmarks {
    @Test func digestsOfLeavesAndNodes() {
        for algorithm in DigestAlgorithm.allCases {
            let digest = ReusableDigest(algorithm)
            let leaf = [UInt8](repeating: 7, count: 450)
            let node = [UInt8](repeating: 7, count: 65)
            var words = digest.digest(prefix: 0, leaf.span)
            report("\(algorithm) node, ReusableDigest", 50_000) { words = digest.digest(prefix: 1, words, words) }
            report("\(algorithm) node, Digest.of", 50_000) { words.0 ^= UInt64(Digest.of(node, algorithm)[0]) }
            report("\(algorithm) leaf of 450 bytes, ReusableDigest", 50_000) {
                words = digest.digest(prefix: 0, leaf.span)
            }
            report("\(algorithm) leaf of 450 bytes, Digest.of", 50_000) {
                words.0 ^= UInt64(Digest.of(leaf, algorithm)[0])
            }
        }
    }

    @Test func signatures() throws {
        let message = [UInt8](repeating: 7, count: 150)
        for algorithm in SignatureAlgorithm.allCases {
            let key = try SigningKey.generate(algorithm)
            let signature = try key.sign(message)
            let verification = key.verificationKey
            try report("\(algorithm) sign", 100) { _ = try key.sign(message) }
            report("\(algorithm) verify", 100) { _ = verification.isValid(signature: signature, for: message) }
            try report("\(algorithm) public key", 100) { _ = try VerificationKey(key.publicKey, algorithm) }
        }
    }

    @Test func certificates() throws {
        for (name, kind) in [("P-256", MadeKey.Kind.curve("P-256")), ("RSA 2048", .rsa(bits: 2048)), ("SM2", .sm2)] {
            let authorities = MadeAuthorities(kind)
            let store = try authorities.store()
            let certificate = try Certificate(der: authorities.client(kind).der)
            try report("\(name) verify a chain of three with two lists", 20) {
                try store.verify(certificate, at: MadeAuthorities.now)
            }
        }
        let pem = MadeAuthorities().client().pem
        try report("read a certificate", 1000) { _ = try Certificate(pem: pem) }
    }

    @Test func passwords() throws {
        for algorithm in PasswordHashAlgorithm.allCases {
            try report("\(algorithm.rawValue)", 1) { _ = try PasswordHash(hashing: "Abcdefg1", with: algorithm) }
        }
    }

    /// CPU time, the best of twenty short rounds: other work on the machine only ever adds.
    private func report(_ name: String, _ count: Int, _ body: () throws -> Void) rethrows {
        var best = clock_t.max
        for _ in 0..<20 {
            let start = clock()
            for _ in 0..<count { try body() }
            best = min(best, clock() - start)
        }
        print("BENCHMARK \(name): \(best * 1_000 / count) ns CPU")
    }
}

private let isBenchmarking = unsafe getenv("CREDIT_BENCHMARK") != nil
