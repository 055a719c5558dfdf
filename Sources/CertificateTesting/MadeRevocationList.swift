internal import CLibCrypto

/// A revocation list made for a test.
@safe public final class MadeRevocationList {
    /// The X509_CRL. Owned.
    private let pointer: OpaquePointer

    /// Makes a list of serials that `issuer` signs.
    ///
    /// - Parameters:
    ///   - key: Another key than the issuer's, for a forged list.
    ///   - nextUpdate: `nil` for a list without end.
    public init(
        of issuer: MadeCertificate, revoking serials: [Int] = [], key: MadeKey? = nil,
        lastUpdate: Int64 = 1_800_000_000, nextUpdate: Int64? = 1_900_000_000, digest: String = "SHA256",
        identity: String = "1234567812345678"
    ) {
        guard let list = unsafe X509_CRL_new() else { preconditionFailure("memory") }
        unsafe pointer = list
        unsafe X509_CRL_set_version(list, 1)
        unsafe X509_CRL_set_issuer_name(list, X509_get_subject_name(issuer.pointer))
        unsafe MadeCertificate.setTime(lastUpdate) { unsafe X509_CRL_set1_lastUpdate(list, $0) }
        if let nextUpdate { unsafe MadeCertificate.setTime(nextUpdate) { unsafe X509_CRL_set1_nextUpdate(list, $0) } }
        for serial in serials {
            let entry = unsafe X509_REVOKED_new()
            let number = unsafe ASN1_INTEGER_new()
            unsafe ASN1_INTEGER_set(number, serial)
            unsafe X509_REVOKED_set_serialNumber(entry, number)
            unsafe MadeCertificate.setTime(lastUpdate) {
                unsafe X509_REVOKED_set_revocationDate(entry, UnsafeMutablePointer(mutating: $0))
            }
            unsafe ASN1_INTEGER_free(number)
            // The list takes the entry over.
            unsafe X509_CRL_add0_revoked(list, entry)
        }
        unsafe X509_CRL_sort(list)
        let signing = unsafe (key ?? issuer.key).signing(digest: digest, identity: identity)
        precondition(unsafe X509_CRL_sign_ctx(list, signing) > 0)
        unsafe EVP_MD_CTX_free(signing)
    }

    deinit { unsafe X509_CRL_free(pointer) }

    /// PEM.
    public var pem: [UInt8] { unsafe MadePEM.text { unsafe PEM_write_bio_X509_CRL($0, pointer) } }
}
