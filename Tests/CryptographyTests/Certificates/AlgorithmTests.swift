import CertificateTesting
import Cryptography
import Testing

@Suite("HZ-Q13: keys, signatures and usages of certificates")
struct AlgorithmTests {
    private let authorities = MadeAuthorities()

    /// GM/T 0009: SM2 with SM3, from the root to the client, lists included.
    @Test func aChainInSM2IsBelieved() throws {
        let national = MadeAuthorities(.sm2)
        #expect(try refusal(national.store(), national.client(.sm2)) == nil)
        let list = MadeRevocationList(of: national.intermediate, revoking: [4096])
        #expect(try refusal(national.store(intermediateList: list), national.client(.sm2)) == .revoked)
    }

    @Test(arguments: ["", "8765432187654321"])
    func aSignatureUnderAnotherIdentityIsNone(identity: String) throws {
        let national = MadeAuthorities(.sm2)
        let client = national.client(.sm2) { $0.identity = identity }
        #expect(try refusal(national.store(), client) == .unknownAuthority)
    }

    /// libcrypto itself takes a list under the empty identity, too, which proves the same key.
    @Test(
        arguments: [("1234567812345678", nil), ("", nil), ("8765432187654321", .crlMissing)]
            as [(String, CertificateRefusal?)])
    func aListUnderAnotherIdentityIsNone(identity: String, reason: CertificateRefusal?) throws {
        let national = MadeAuthorities(.sm2)
        let list = MadeRevocationList(of: national.intermediate, identity: identity)
        #expect(try refusal(national.store(intermediateList: list), national.client(.sm2)) == reason)
    }

    @Test func keysOfSeveralKindsMeetInOneChain() throws {
        let rsa = MadeAuthorities(.rsa(bits: 2048))
        for kind in [MadeKey.Kind.rsa(bits: 2048), .curve("P-384"), .curve("P-521"), .sm2] {
            #expect(try refusal(rsa.store(), rsa.client(kind)) == nil)
        }
    }

    @Test(
        arguments: [(2048, CertificateRefusal?.none), (2040, .weakAlgorithm), (1024, .weakAlgorithm)]
            as [(Int32, CertificateRefusal?)])
    func aClientsKeyHas2048BitsAtLeast(bits: Int32, reason: CertificateRefusal?) throws {
        #expect(try refusal(authorities.store(), authorities.client(.rsa(bits: bits))) == reason)
    }

    @Test func anAuthoritysKeyHas2048BitsAtLeast() {
        let weak = MadeCertificate(.authority("弱"), key: MadeKey(.rsa(bits: 1024)))
        #expect(throws: TrustStoreError.weakAuthority(2)) {
            try TrustStore(authorities: authorities.root.pem + weak.pem, revocationLists: [])
        }
    }

    @Test(arguments: ["SHA1", "MD5", "SHA224"])
    func weakDigestsAreRefused(digest: String) throws {
        let rsa = MadeAuthorities(.rsa(bits: 2048))
        #expect(try refusal(rsa.store(), rsa.client { $0.digest = digest }) == .weakAlgorithm)
    }

    @Test(arguments: ["SHA256", "SHA384", "SHA512"])
    func strongDigestsAreNot(digest: String) throws {
        #expect(try refusal(authorities.store(), authorities.client { $0.digest = digest }) == nil)
    }

    @Test func algorithmsThatAreNotOnTheListAreRefused() throws {
        #expect(try refusal(authorities.store(), authorities.client(.ed25519)) == .weakAlgorithm)
        #expect(try refusal(authorities.store(), authorities.client(.curve("P-192"))) == .weakAlgorithm)
    }

    @Test(arguments: [
        "serverAuth", "emailProtection", "codeSigning", "anyExtendedKeyUsage", "",
    ])
    func aCertificateForSomethingElseIsRefused(usage: String) throws {
        #expect(try refusal(authorities.store(), authorities.client { $0.extendedKeyUsage = usage }) == .wrongUsage)
    }

    @Test func aClientMayAlsoSignMail() throws {
        let client = authorities.client { $0.extendedKeyUsage = "clientAuth,emailProtection" }
        #expect(try refusal(authorities.store(), client) == nil)
    }

    /// The second certificate of a national pair encrypts.
    @Test(arguments: [
        "critical,keyEncipherment,dataEncipherment", "critical,keyAgreement", "critical,nonRepudiation", "",
    ])
    func aCertificateThatDoesNotSignIsRefused(usage: String) throws {
        #expect(try refusal(authorities.store(), authorities.client { $0.keyUsage = usage }) == .wrongUsage)
    }

    @Test func anAuthorityIsNoClient() throws {
        let authority = authorities.client {
            $0.basicConstraints = "critical,CA:TRUE"
            $0.keyUsage = "critical,keyCertSign,cRLSign,digitalSignature"
        }
        #expect(try refusal(authorities.store(), authority) == .wrongUsage)
        #expect(try refusal(authorities.store(), authorities.intermediate) == .wrongUsage)
        #expect(try refusal(authorities.store(), authorities.root) == .wrongUsage)
    }

    @Test func aClientIsNoAuthority() {
        #expect(throws: TrustStoreError.notAnAuthority(2)) {
            try TrustStore(authorities: authorities.root.pem + authorities.client().pem, revocationLists: [])
        }
    }

    @Test func whatMustNotBeIgnoredIsNotIgnored() throws {
        let client = authorities.client { $0.hasUnknownCriticalExtension = true }
        #expect(try refusal(authorities.store(), client) == .malformed)
    }
}
