internal import CLibCrypto

/// A revocation list as libcrypto holds it; belongs to one thread until it is given to a store, which counts it itself.
@safe final class LibraryRevocationList {
    /// The X509_CRL. Owned.
    let pointer: OpaquePointer

    /// Reads DER with nothing after it.
    init?(der: [UInt8]) {
        let read: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
            // `d2i_X509_CRL` moves the pointer, copies what it keeps, and the bytes outlive the call.
            var cursor = bytes.baseAddress
            guard let list = unsafe d2i_X509_CRL(nil, &cursor, bytes.count) else { return nil }
            guard unsafe cursor == bytes.baseAddress.map({ unsafe $0 + bytes.count }) else {
                unsafe X509_CRL_free(list)
                return nil
            }
            return unsafe list
        }
        guard let read = unsafe read else {
            ERR_clear_error()
            return nil
        }
        unsafe pointer = read
    }

    deinit { unsafe X509_CRL_free(pointer) }

    /// When the next list is due, seconds since 1970; `nil` when it doesn't say.
    var nextUpdate: Int64? {
        var seconds: Int64 = 0
        // The time belongs to the list.
        return unsafe credit_asn1_seconds(X509_CRL_get0_nextUpdate(pointer), &seconds) == 1 ? seconds : nil
    }

    /// Whether it was signed by an algorithm that is allowed.
    var hasAllowedSignature: Bool {
        AllowedAlgorithms.allowsSignature(unsafe X509_CRL_get_signature_nid(pointer))
    }
}
