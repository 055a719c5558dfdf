import CertificateTesting
import Cryptography
import Testing

@Suite("HZ-Q14: revocation lists of authorities")
struct RevocationTests {
    private let authorities = MadeAuthorities()

    @Test func aRevokedClientIsRefusedAndItsNeighboursAreNot() throws {
        let list = MadeRevocationList(of: authorities.intermediate, revoking: [4096, 5000])
        let store = try authorities.store(intermediateList: list)
        #expect(try refusal(store, authorities.client()) == .revoked)
        for serial in [4095, 4097] {
            #expect(try refusal(store, authorities.client { $0.serial = serial }) == nil)
        }
    }

    @Test func aRevokedLinkTakesItsClientsWithIt() throws {
        let store = try authorities.store(rootList: MadeRevocationList(of: authorities.root, revoking: [2]))
        #expect(try refusal(store, authorities.client()) == .revoked)
    }

    @Test func everyAuthorityOfTheChainMustHaveAList() throws {
        let text = authorities.root.pem + authorities.intermediate.pem
        let lists = [
            MadeRevocationList(of: authorities.root).pem, MadeRevocationList(of: authorities.intermediate).pem,
        ]
        for some in [[], lists[0], lists[1]] {
            let store = try TrustStore(authorities: text, revocationLists: some)
            #expect(try refusal(store, authorities.client()) == .crlMissing)
        }
    }

    @Test func aListOfAnotherAuthorityIsNoList() throws {
        let other = MadeRevocationList(of: MadeCertificate(.authority("别处")))
        #expect(try refusal(authorities.store(intermediateList: other), authorities.client()) == .crlMissing)
    }

    @Test(
        arguments: [
            (1_839_999_999, CertificateRefusal.crlMissing), (1_840_000_000, nil), (1_849_999_999, nil),
            (1_850_000_000, .crlExpired),
        ] as [(Int64, CertificateRefusal?)])
    func aListIsGoodFromItsTimeUntilTheNext(instant: Int64, reason: CertificateRefusal?) throws {
        let list = MadeRevocationList(
            of: authorities.intermediate, lastUpdate: 1_840_000_000, nextUpdate: 1_850_000_000)
        let store = try authorities.store(intermediateList: list)
        #expect(try refusal(store, authorities.client(), at: instant) == reason)
    }

    @Test func aNewerListTakesTheOldOnesPlace() throws {
        let old = MadeRevocationList(of: authorities.intermediate, nextUpdate: MadeAuthorities.now)
        let new = MadeRevocationList(
            of: authorities.intermediate, revoking: [4096], lastUpdate: MadeAuthorities.now - 100)
        let lists = MadeRevocationList(of: authorities.root).pem + old.pem + new.pem
        let store = try TrustStore(
            authorities: authorities.root.pem + authorities.intermediate.pem, revocationLists: lists)
        #expect(try refusal(store, authorities.client()) == .revoked)
        #expect(try refusal(store, authorities.client { $0.serial = 7 }) == nil)
    }

    @Test(arguments: [MadeKey.Kind.curve("P-256"), .sm2])
    func aForgedListIsNoList(kind: MadeKey.Kind) throws {
        let authorities = MadeAuthorities(kind)
        let forged = MadeRevocationList(of: authorities.intermediate, key: MadeKey(kind))
        #expect(try refusal(authorities.store(intermediateList: forged), authorities.client(kind)) == .crlMissing)
    }

    @Test func aListWithoutEndIsRefused() {
        let endless = MadeRevocationList(of: authorities.root, nextUpdate: nil)
        #expect(throws: TrustStoreError.revocationListWithoutEnd(2)) {
            try TrustStore(
                authorities: authorities.root.pem,
                revocationLists: MadeRevocationList(of: authorities.root).pem + endless.pem)
        }
    }

    @Test func aListSignedWithSHA1IsRefused() {
        let weak = MadeRevocationList(of: authorities.root, digest: "SHA1")
        #expect(throws: TrustStoreError.weakRevocationList(1)) {
            try TrustStore(authorities: authorities.root.pem, revocationLists: weak.pem)
        }
    }

    @Test func garbageIsNoList() {
        for text in ["x", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"] where text != "x" {
            #expect(throws: TrustStoreError.malformedRevocationLists) {
                try TrustStore(authorities: authorities.root.pem, revocationLists: Array(text.utf8))
            }
        }
        let cut = MadeRevocationList(of: authorities.root).pem.dropLast(40)
        for bytes in [Array(cut), authorities.root.pem] {
            #expect(throws: TrustStoreError.malformedRevocationLists) {
                try TrustStore(authorities: authorities.root.pem, revocationLists: bytes)
            }
        }
    }

    @Test func bothFilesHaveLimits() throws {
        let blanks = [UInt8](repeating: UInt8(ascii: "\n"), count: TrustStore.maximumAuthoritiesLength)
        let room = blanks.count - authorities.root.pem.count
        #expect(throws: Never.self) {
            try TrustStore(authorities: authorities.root.pem + blanks.prefix(room), revocationLists: [])
        }
        #expect(throws: TrustStoreError.authoritiesTooLong) {
            try TrustStore(authorities: authorities.root.pem + blanks.prefix(room + 1), revocationLists: [])
        }
        let many = [UInt8](repeating: UInt8(ascii: "\n"), count: TrustStore.maximumRevocationListsLength)
        #expect(throws: Never.self) { try TrustStore(authorities: authorities.root.pem, revocationLists: many) }
        #expect(throws: TrustStoreError.revocationListsTooLong) {
            try TrustStore(authorities: authorities.root.pem, revocationLists: many + [10])
        }
    }

    @Test func aListOfAHundredThousandIsSearchedQuickly() throws {
        let list = MadeRevocationList(of: authorities.intermediate, revoking: Array(10_000..<110_000))
        let store = try authorities.store(intermediateList: list)
        #expect(try refusal(store, authorities.client { $0.serial = 109_999 }) == .revoked)
        #expect(try refusal(store, authorities.client { $0.serial = 110_000 }) == nil)
    }
}
