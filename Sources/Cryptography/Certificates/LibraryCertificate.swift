internal import CLibCrypto

/// A certificate as libcrypto holds it; belongs to one thread until it is given to a store, which counts it itself.
@safe final class LibraryCertificate {
    /// The X509. Owned.
    let pointer: OpaquePointer

    /// Reads the one form of DER that writing it again gives back, and nothing after it.
    init?(der: [UInt8]) {
        let read: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
            // `d2i_X509` moves the pointer, copies what it keeps, and the bytes outlive the call.
            var cursor = bytes.baseAddress
            guard let certificate = unsafe d2i_X509(nil, &cursor, bytes.count) else { return nil }
            guard unsafe cursor == bytes.baseAddress.map({ unsafe $0 + bytes.count }) else {
                unsafe X509_free(certificate)
                return nil
            }
            return unsafe certificate
        }
        guard let read = unsafe read else {
            ERR_clear_error()
            return nil
        }
        unsafe pointer = read
        guard unsafe Self.encoding(of: { unsafe i2d_X509(read, $0) }) == der else { return nil }
        if unsafe X509_get_signature_nid(read) == NID_SM2_with_SM3 {
            guard unsafe credit_set_sm2_identity(read) == 1 else { return nil }
        }
    }

    deinit { unsafe X509_free(pointer) }

    /// SubjectPublicKeyInfo in DER; `nil` also for a key that libcrypto can't use.
    var publicKeyInfo: [UInt8]? {
        // Both belong to the certificate.
        guard let info = unsafe X509_get_X509_PUBKEY(pointer), unsafe X509_get0_pubkey(pointer) != nil else {
            ERR_clear_error()
            return nil
        }
        return unsafe Self.encoding { unsafe i2d_X509_PUBKEY(info, $0) }
    }

    /// First second of the validity, since 1970.
    var notBefore: Int64? { unsafe Self.seconds(X509_get0_notBefore(pointer)) }

    /// End of the validity, seconds since 1970.
    var notAfter: Int64? { unsafe Self.seconds(X509_get0_notAfter(pointer)) }

    /// RFC 4514 text.
    var subjectName: String? { unsafe Self.text(X509_get_subject_name(pointer)) }

    /// RFC 4514 text.
    var issuerName: String? { unsafe Self.text(X509_get_issuer_name(pointer)) }

    /// Hexadecimal capitals.
    var serial: String? {
        guard let number = unsafe ASN1_INTEGER_to_BN(X509_get0_serialNumber(pointer), nil) else { return nil }
        defer { unsafe BN_free(number) }
        guard let digits = unsafe BN_bn2hex(number) else { return nil }
        defer { unsafe CRYPTO_free(digits, nil, 0) }
        return unsafe String(cString: digits)
    }

    /// Whether it is an authority's: version 3 with the basic constraint that says so.
    var isAuthority: Bool {
        let flags = unsafe X509_get_extension_flags(pointer)
        return flags & UInt32(EXFLAG_INVALID) == 0 && flags & UInt32(EXFLAG_BCONS) != 0
            && flags & UInt32(EXFLAG_CA) != 0
    }

    /// Whether it names itself as its issuer.
    var isSelfIssued: Bool { unsafe X509_get_extension_flags(pointer) & UInt32(EXFLAG_SI) != 0 }

    /// Whether it says of itself that it signs for a client that logs in. Silence is no permission here, though it is in
    /// RFC 5280: an encryption certificate of a national pair of two is told from the signing one by these marks only.
    var isForClientAuthentication: Bool {
        let flags = unsafe X509_get_extension_flags(pointer)
        let wanted = UInt32(EXFLAG_KUSAGE | EXFLAG_XKUSAGE)
        guard flags & UInt32(EXFLAG_INVALID) == 0, flags & wanted == wanted, flags & UInt32(EXFLAG_CA) == 0 else {
            return false
        }
        return unsafe X509_get_key_usage(pointer) & UInt32(KU_DIGITAL_SIGNATURE) != 0
            && X509_get_extended_key_usage(pointer) & UInt32(XKU_SSL_CLIENT) != 0
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        var seconds: Int64 = 0
        return unsafe credit_asn1_seconds(time, &seconds) == 1 ? seconds : nil
    }

    private static func text(_ name: OpaquePointer?) -> String? {
        guard let sink = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(sink) }
        guard unsafe credit_print_name(sink, name) == 1 else {
            ERR_clear_error()
            return nil
        }
        var text = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(sink))
        guard !text.isEmpty else { return "" }
        guard unsafe BIO_read(sink, &text, Int32(text.count)) == text.count else { return nil }
        return String(validating: text, as: UTF8.self)
    }

    /// What an `i2d` function writes: asked for the length first, then for the bytes.
    private static func encoding(of write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8]? {
        let length = Int(write(nil))
        guard length > 0 else { return nil }
        return unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var cursor = buffer.baseAddress
            count = Int(max(0, unsafe write(&cursor)))
        }
    }
}
