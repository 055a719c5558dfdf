internal import CLibCrypto

/// One verification of one certificate against a store that lives longer.
@safe struct CertificateVerification {
    private let store: OpaquePointer

    /// Lends the X509_STORE.
    init(_ store: OpaquePointer) {
        unsafe self.store = store
    }

    /// Builds the chain and judges it.
    ///
    /// - Returns: The earliest end of validity in the chain, seconds since 1970.
    func verify(
        _ leaf: LibraryCertificate, at secondsSince1970: Int64, maximumIntermediates: Int32
    ) throws(CertificateRefusal) -> Int64 {
        // Whatever libcrypto found must not be found by the thread's next user of it (libpq's TLS).
        defer { ERR_clear_error() }
        guard let context = unsafe X509_STORE_CTX_new() else { throw .malformed }
        defer { unsafe X509_STORE_CTX_free(context) }
        guard unsafe X509_STORE_CTX_init(context, store, leaf.pointer, nil) == 1,
            let parameters = unsafe X509_STORE_CTX_get0_param(context)
        else { throw .malformed }
        // `parameters` belongs to `context`.
        unsafe X509_VERIFY_PARAM_set_time(parameters, time_t(secondsSince1970))
        unsafe X509_VERIFY_PARAM_set_depth(parameters, maximumIntermediates)
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, AllowedAlgorithms.securityLevel)
        guard unsafe X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_CLIENT) == 1,
            unsafe X509_VERIFY_PARAM_set_flags(
                parameters, UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)) == 1
        else { throw .malformed }
        guard unsafe X509_verify_cert(context) == 1 else {
            throw Self.refusal(unsafe X509_STORE_CTX_get_error(context))
        }
        guard AllowedAlgorithms.allowsKey(of: leaf) else { throw .weakAlgorithm }
        guard leaf.isForClientAuthentication else { throw .wrongUsage }
        return unsafe try Self.end(of: X509_STORE_CTX_get0_chain(context))
    }

    /// Checks what signs in the chain against the list of what may, and finds its earliest end.
    private static func end(of chain: OpaquePointer?) throws(CertificateRefusal) -> Int64 {
        let count = unsafe OPENSSL_sk_num(chain)
        var end = Int64.max
        for index in 0..<count {
            // Belongs to the chain, which belongs to the context.
            guard let value = unsafe OPENSSL_sk_value(chain, index) else { throw .malformed }
            let certificate = OpaquePointer(value)
            // The last one signed itself; it is believed because it is configured.
            guard index == count - 1 || AllowedAlgorithms.allowsSignature(unsafe X509_get_signature_nid(certificate))
            else { throw .weakAlgorithm }
            var seconds: Int64 = 0
            guard unsafe credit_asn1_seconds(X509_get0_notAfter(certificate), &seconds) == 1 else { throw .malformed }
            end = min(end, seconds)
        }
        return end
    }

    private static func refusal(_ finding: Int32) -> CertificateRefusal {
        switch finding {
        case X509_V_ERR_CERT_HAS_EXPIRED: .expired
        case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
        case X509_V_ERR_CERT_REVOKED: .revoked
        case X509_V_ERR_CRL_HAS_EXPIRED: .crlExpired
        case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_CRL_SIGNATURE_FAILURE,
            X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE, X509_V_ERR_CRL_NOT_YET_VALID, X509_V_ERR_DIFFERENT_CRL_SCOPE,
            X509_V_ERR_KEYUSAGE_NO_CRL_SIGN, X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION,
            X509_V_ERR_CRL_PATH_VALIDATION_ERROR, X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
            X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD:
            .crlMissing
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_CERT_SIGNATURE_FAILURE,
            X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE, X509_V_ERR_CERT_CHAIN_TOO_LONG,
            X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_REJECTED, X509_V_ERR_INVALID_CA,
            X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION,
            X509_V_ERR_SUBJECT_ISSUER_MISMATCH, X509_V_ERR_AKID_SKID_MISMATCH,
            X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH, X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
            .unknownAuthority
        case X509_V_ERR_INVALID_PURPOSE, X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE: .wrongUsage
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: .weakAlgorithm
        default: .malformed
        }
    }
}
