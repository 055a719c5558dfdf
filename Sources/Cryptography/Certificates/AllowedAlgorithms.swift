internal import CLibCrypto

/// Which keys and signatures of certificates and lists are believed: a list of what is allowed, so that what libcrypto
/// learns one day is not allowed by itself.
enum AllowedAlgorithms {
    /// 112 bits of security, libcrypto's level 2: RSA from 2,048 bits, curves from 224, no SHA-1 and no MD5.
    static let securityLevel: Int32 = 2
    /// The same in bits.
    private static let minimumSecurityBits: Int32 = 112
    /// Said again because libcrypto rounds an RSA key's strength, and 2,040 bits up.
    private static let minimumRSABits: Int32 = 2048

    /// Whether a signature is one of the list: RSA (PKCS #1), ECDSA, SM2 with SM3.
    static func allowsSignature(_ identifier: Int32) -> Bool {
        switch identifier {
        case NID_sha256WithRSAEncryption, NID_sha384WithRSAEncryption, NID_sha512WithRSAEncryption,
            NID_ecdsa_with_SHA256, NID_ecdsa_with_SHA384, NID_ecdsa_with_SHA512, NID_SM2_with_SM3:
            true
        default: false
        }
    }

    /// Whether a certificate's key is RSA, on a curve, or SM2, and strong enough.
    static func allowsKey(of certificate: LibraryCertificate) -> Bool {
        // Belongs to the certificate.
        guard let key = unsafe X509_get0_pubkey(certificate.pointer) else { return false }
        if unsafe EVP_PKEY_is_a(key, "RSA") == 1 { return unsafe EVP_PKEY_get_bits(key) >= minimumRSABits }
        let isOnCurve = unsafe EVP_PKEY_is_a(key, "EC") == 1 || EVP_PKEY_is_a(key, "SM2") == 1
        return unsafe isOnCurve && EVP_PKEY_get_security_bits(key) >= minimumSecurityBits
    }
}
