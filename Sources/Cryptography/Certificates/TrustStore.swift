internal import CLibCrypto

// Sendable: the X509_STORE is complete after `init` and then only read; libcrypto counts and looks up under the store's
// lock, and sorts a list once under its own. Freed in `deinit`, when no other reference exists.
/// The authorities that are believed, with their revocation lists: decides whether a certificate is.
///
/// Made from the text of two files and never changed: when a file changes, a new store takes its place. Safe to share
/// between threads.
/// - Rule: HZ-Q13, HZ-Q14.
@safe public final class TrustStore: @unchecked Sendable {
    /// The longest text of authorities, in bytes: some hundred certificates.
    public static let maximumAuthoritiesLength = 1 << 20
    /// The longest text of revocation lists, in bytes: more than a million revoked certificates.
    public static let maximumRevocationListsLength = 1 << 26

    /// How many authorities in all may stand between a certificate and one that signs itself.
    private static let maximumIntermediates: Int32 = 4

    /// How many authorities the file has.
    public let authorityCount: Int
    /// How many revocation lists the file has.
    public let revocationListCount: Int

    /// The X509_STORE. Owned.
    private let store: OpaquePointer
    /// When the lists' next updates are due, seconds since 1970, in rising order.
    private let nextUpdates: [Int64]

    /// Takes the contents of both files.
    ///
    /// - Parameters:
    ///   - authorities: PEM with certificates. Those that sign themselves are believed; the others are links, and lead to
    ///     one of them.
    ///   - revocationLists: PEM with revocation lists, of every authority one. None at all is no mistake of form: then
    ///     every certificate is refused with `crlMissing`.
    /// - Throws: `TrustStoreError`.
    public init(authorities: [UInt8], revocationLists: [UInt8]) throws(TrustStoreError) {
        let certificates = try Self.certificates(in: authorities)
        let lists = try Self.lists(in: revocationLists)
        guard let store = unsafe X509_STORE_new() else { throw .libraryFailure }
        // From here on `deinit` frees it, also when something is thrown.
        unsafe self.store = store
        authorityCount = certificates.count
        revocationListCount = lists.count
        nextUpdates = lists.compactMap(\.nextUpdate).sorted()
        for certificate in certificates {
            // The store takes a reference of its own, here and below.
            guard unsafe X509_STORE_add_cert(store, certificate.pointer) == 1 else { throw .libraryFailure }
        }
        for list in lists {
            guard unsafe X509_STORE_add_crl(store, list.pointer) == 1 else { throw .libraryFailure }
        }
        unsafe X509_STORE_set_verify_cb(store, credit_judge_finding)
    }

    deinit { unsafe X509_STORE_free(store) }

    /// Verifies that a certificate is one of a client, valid, not revoked, and leads to an authority that is believed.
    ///
    /// Measured for a chain of three with short lists: 0.3 ms with RSA, 0.8 with P-256, 3 with SM2; each list is digested
    /// once more for every authority that it is of.
    /// - Parameter secondsSince1970: The instant for which it is asked, UTC.
    /// - Returns: Until when the same question has the same answer by the times in the chain and the lists, seconds since
    ///   1970, exclusive; for caches, which must also forget when a file changes.
    /// - Throws: `CertificateRefusal`; also when memory is exhausted, as `malformed`.
    @discardableResult
    public func verify(
        _ certificate: Certificate, at secondsSince1970: Int64
    ) throws(CertificateRefusal) -> Int64 {
        guard let leaf = LibraryCertificate(der: certificate.der) else { throw .malformed }
        let pass = unsafe CertificateVerification(store)
        let chainEnd = try pass.verify(
            leaf, at: secondsSince1970, maximumIntermediates: Self.maximumIntermediates)
        let listsEnd = nextUpdates.first { $0 > secondsSince1970 } ?? chainEnd
        return min(chainEnd, listsEnd)
    }

    private static func certificates(in text: [UInt8]) throws(TrustStoreError) -> [LibraryCertificate] {
        guard text.count <= maximumAuthoritiesLength else { throw .authoritiesTooLong }
        guard let blocks = PEMBlocks.read(text) else { throw .malformedAuthorities }
        var certificates: [LibraryCertificate] = []
        for (index, block) in blocks.enumerated() {
            guard block.label == .certificate, let certificate = LibraryCertificate(der: block.der) else {
                throw .malformedAuthorities
            }
            guard certificate.isAuthority else { throw .notAnAuthority(index + 1) }
            guard AllowedAlgorithms.allowsKey(of: certificate) else { throw .weakAuthority(index + 1) }
            certificates.append(certificate)
        }
        guard certificates.contains(where: \.isSelfIssued) else { throw .noAuthority }
        return certificates
    }

    private static func lists(in text: [UInt8]) throws(TrustStoreError) -> [LibraryRevocationList] {
        guard text.count <= maximumRevocationListsLength else { throw .revocationListsTooLong }
        guard let blocks = PEMBlocks.read(text) else { throw .malformedRevocationLists }
        var lists: [LibraryRevocationList] = []
        for (index, block) in blocks.enumerated() {
            guard block.label == .revocationList, let list = LibraryRevocationList(der: block.der) else {
                throw .malformedRevocationLists
            }
            guard list.nextUpdate != nil else { throw .revocationListWithoutEnd(index + 1) }
            guard list.hasAllowedSignature else { throw .weakRevocationList(index + 1) }
            lists.append(list)
        }
        return lists
    }
}
