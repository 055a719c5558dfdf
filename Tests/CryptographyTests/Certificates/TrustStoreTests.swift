import CertificateTesting
import Cryptography
import Testing

/// A city's authority, the one of its government below it, and what they issue; all times as `MadeCertificate` has them.
struct MadeAuthorities {
    static let now: Int64 = 1_850_000_000
    let root: MadeCertificate
    let intermediate: MadeCertificate

    init(_ kind: MadeKey.Kind = .curve("P-256")) {
        root = MadeCertificate(.authority("根"), key: MadeKey(kind))
        intermediate = MadeCertificate(.authority("政务", serial: 2), key: MadeKey(kind), issuer: root)
    }

    func store(
        rootList: MadeRevocationList? = nil, intermediateList: MadeRevocationList? = nil
    ) throws -> TrustStore {
        let lists = [
            rootList ?? MadeRevocationList(of: root), intermediateList ?? MadeRevocationList(of: intermediate),
        ]
        return try TrustStore(authorities: root.pem + intermediate.pem, revocationLists: lists.flatMap(\.pem))
    }

    func client(
        _ kind: MadeKey.Kind = .curve("P-256"), _ change: (inout MadeCertificate.Choices) -> Void = { _ in }
    ) -> MadeCertificate {
        var choices = MadeCertificate.Choices()
        change(&choices)
        return MadeCertificate(choices, key: MadeKey(kind), issuer: intermediate)
    }
}

/// Why a store refuses; `nil` when it doesn't.
func refusal(
    _ store: TrustStore, _ certificate: MadeCertificate, at instant: Int64 = MadeAuthorities.now
) throws -> CertificateRefusal? {
    let certificate = try Certificate(der: certificate.der)
    do {
        try store.verify(certificate, at: instant)
        return nil
    } catch {
        return error
    }
}

@Suite("HZ-Q13: certificates of government users")
struct TrustStoreTests {
    private let authorities = MadeAuthorities()

    @Test func aClientOfAConfiguredAuthorityIsBelieved() throws {
        #expect(try refusal(authorities.store(), authorities.client()) == nil)
    }

    @Test func aClientOfTheRootItselfIsBelieved() throws {
        let client = MadeCertificate(.init(), issuer: authorities.root)
        #expect(try refusal(authorities.store(), client) == nil)
    }

    @Test(
        arguments: [
            (1_799_999_999, CertificateRefusal.notYetValid), (1_800_000_000, nil), (1_899_999_999, nil),
            (1_900_000_000, .expired), (1_900_000_001, .expired),
        ] as [(Int64, CertificateRefusal?)])
    func validityIsFromNotBeforeUntilNotAfter(instant: Int64, reason: CertificateRefusal?) throws {
        // Authorities and lists live longer on both sides.
        var choices = MadeCertificate.Choices.authority("长")
        (choices.notBefore, choices.notAfter) = (1_700_000_000, 2_000_000_000)
        let root = MadeCertificate(choices)
        let list = MadeRevocationList(of: root, lastUpdate: 1_700_000_000, nextUpdate: 2_000_000_000)
        let store = try TrustStore(authorities: root.pem, revocationLists: list.pem)
        #expect(try refusal(store, MadeCertificate(.init(), issuer: root), at: instant) == reason)
    }

    @Test func anExpiredAuthorityTakesItsClientsWithIt() throws {
        var choices = MadeCertificate.Choices.authority("短")
        choices.notAfter = MadeAuthorities.now
        let root = MadeCertificate(choices)
        let store = try TrustStore(authorities: root.pem, revocationLists: MadeRevocationList(of: root).pem)
        let client = MadeCertificate(.init(), issuer: root)
        #expect(try refusal(store, client, at: MadeAuthorities.now - 1) == nil)
        #expect(try refusal(store, client) == .expired)
    }

    @Test func anotherAuthorityIsUnknown() throws {
        #expect(try refusal(authorities.store(), MadeAuthorities().client()) == .unknownAuthority)
        #expect(try refusal(authorities.store(), MadeCertificate(.init())) == .unknownAuthority)
    }

    /// The same names with other keys, whether or not the certificate says which key it means.
    @Test(arguments: [true, false])
    func anAuthorityThatOnlyHasTheSameNameIsUnknown(namesKey: Bool) throws {
        let client = MadeAuthorities().client { $0.namesIssuerKey = namesKey }
        #expect(try refusal(authorities.store(), client) == .unknownAuthority)
    }

    @Test func aLinkThatIsNotConfiguredIsUnknown() throws {
        let lists = MadeRevocationList(of: authorities.root).pem + MadeRevocationList(of: authorities.intermediate).pem
        let store = try TrustStore(authorities: authorities.root.pem, revocationLists: lists)
        #expect(try refusal(store, authorities.client()) == .unknownAuthority)
    }

    @Test func aLinkAloneIsNoAuthority() {
        #expect(throws: TrustStoreError.noAuthority) {
            try TrustStore(authorities: authorities.intermediate.pem, revocationLists: [])
        }
    }

    @Test func aClientCannotIssueCertificates() throws {
        let client = authorities.client()
        let lent = MadeCertificate(.init(), issuer: client)
        #expect(try refusal(authorities.store(), lent) == .unknownAuthority)
    }

    @Test func everyFlippedBitOfASignatureIsRefused() throws {
        let der = authorities.client().der
        let store = try authorities.store()
        for distance in 1...20 {
            var forged = der
            forged[forged.count - distance] ^= 1
            guard let certificate = try? Certificate(der: forged) else { continue }
            #expect(throws: CertificateRefusal.unknownAuthority) {
                try store.verify(certificate, at: MadeAuthorities.now)
            }
        }
    }

    @Test func fourLinksAreFollowedAndFiveAreNot() throws {
        var chain = [authorities.root]
        for number in 1...5 {
            chain.append(MadeCertificate(.authority("第\(number)级", serial: number), issuer: chain[number - 1]))
        }
        let store = try TrustStore(
            authorities: chain.flatMap(\.pem), revocationLists: chain.flatMap { MadeRevocationList(of: $0).pem })
        #expect(try refusal(store, MadeCertificate(.init(), issuer: chain[4])) == nil)
        #expect(try refusal(store, MadeCertificate(.init(), issuer: chain[5])) == .unknownAuthority)
    }

    @Test func theAnswerHoldsUntilTheEarliestEndInChainAndLists() throws {
        let client = try Certificate(der: authorities.client { $0.notAfter = 1_850_000_100 }.der)
        #expect(try authorities.store().verify(client, at: MadeAuthorities.now) == 1_850_000_100)
        let list = MadeRevocationList(of: authorities.intermediate, nextUpdate: 1_850_000_050)
        let store = try authorities.store(intermediateList: list)
        #expect(try store.verify(client, at: MadeAuthorities.now) == 1_850_000_050)
    }

    @Test func manyThreadsShareOneStore() async throws {
        let store = try authorities.store()
        let certificate = try Certificate(der: authorities.client().der)
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<50 { try store.verify(certificate, at: MadeAuthorities.now) } }
            }
            try await group.waitForAll()
        }
    }
}
