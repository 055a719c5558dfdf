internal import CLibCrypto

/// A certificate made for a test, with its key.
@safe public final class MadeCertificate {
    /// What a test may choose; the rest is as an authority would have it.
    public struct Choices {
        /// Names may be Chinese.
        public var name = "测试使用人"
        public var serial = 4096
        public var notBefore: Int64 = 1_800_000_000
        public var notAfter: Int64 = 1_900_000_000
        public var basicConstraints = "critical,CA:FALSE"
        /// Empty for none.
        public var keyUsage = "critical,digitalSignature"
        /// Empty for none.
        public var extendedKeyUsage = "clientAuth"
        /// Digest of the signature over it.
        public var digest = "SHA256"
        /// SM2's identity of the signature over it.
        public var identity = "1234567812345678"
        /// Whether it names its issuer's key.
        public var namesIssuerKey = true
        /// A critical extension that nobody knows.
        public var hasUnknownCriticalExtension = false

        /// A person's, as an authority would make it.
        public init() {}

        /// An authority.
        public static func authority(_ name: String, serial: Int = 1) -> Choices {
            var choices = Choices()
            choices.name = name
            choices.serial = serial
            choices.basicConstraints = "critical,CA:TRUE"
            choices.keyUsage = "critical,keyCertSign,cRLSign"
            choices.extendedKeyUsage = ""
            return choices
        }
    }

    /// What it was made with.
    public let choices: Choices
    /// Its key.
    public let key: MadeKey
    /// The X509. Owned.
    let pointer: OpaquePointer

    /// Makes one that `issuer` signs; itself when there is none.
    public init(_ choices: Choices, key: MadeKey = MadeKey(.curve("P-256")), issuer: MadeCertificate? = nil) {
        guard let certificate = unsafe X509_new() else { preconditionFailure("memory") }
        unsafe pointer = certificate
        self.choices = choices
        self.key = key
        unsafe X509_set_version(certificate, 2)
        unsafe ASN1_INTEGER_set(X509_get_serialNumber(certificate), choices.serial)
        unsafe Self.setTime(choices.notBefore) { unsafe X509_set1_notBefore(certificate, $0) }
        unsafe Self.setTime(choices.notAfter) { unsafe X509_set1_notAfter(certificate, $0) }
        let name = Array(choices.name.utf8)
        // Belongs to the certificate.
        let subject = unsafe X509_get_subject_name(certificate)
        unsafe X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_FLAG | 0, Array("测试".utf8), 6, -1, 0)
        unsafe X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_FLAG | 0, name, Int32(name.count), -1, 0)
        let issuerPointer = unsafe issuer?.pointer ?? certificate
        unsafe X509_set_issuer_name(certificate, X509_get_subject_name(issuerPointer))
        unsafe X509_set_pubkey(certificate, key.pointer)
        unsafe addExtensions(issuerPointer)
        let signer = issuer?.key ?? key
        let signing = unsafe signer.signing(digest: choices.digest, identity: choices.identity)
        precondition(unsafe X509_sign_ctx(certificate, signing) > 0)
        unsafe EVP_MD_CTX_free(signing)
    }

    deinit { unsafe X509_free(pointer) }

    /// DER.
    public var der: [UInt8] {
        let length = unsafe i2d_X509(pointer, nil)
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            var cursor = buffer.baseAddress
            count = Int(unsafe i2d_X509(pointer, &cursor))
        }
    }

    /// PEM.
    public var pem: [UInt8] { unsafe MadePEM.text { unsafe PEM_write_bio_X509($0, pointer) } }

    /// Lends an ASN1_TIME to a setter that copies it.
    static func setTime(_ seconds: Int64, _ set: (UnsafePointer<ASN1_TIME>?) -> Int32) {
        let time = unsafe ASN1_TIME_set(nil, time_t(seconds))
        precondition(unsafe set(time) == 1)
        unsafe ASN1_TIME_free(time)
    }

    private func addExtensions(_ issuer: OpaquePointer) {
        unsafe add(NID_basic_constraints, choices.basicConstraints, issuer)
        unsafe add(NID_key_usage, choices.keyUsage, issuer)
        unsafe add(NID_ext_key_usage, choices.extendedKeyUsage, issuer)
        unsafe add(NID_subject_key_identifier, "hash", issuer)
        // A certificate that signs itself has no identifier to name before it is there.
        if choices.namesIssuerKey, unsafe issuer != pointer {
            unsafe add(NID_authority_key_identifier, "keyid:always", issuer)
        }
        if choices.hasUnknownCriticalExtension {
            let object = unsafe OBJ_txt2obj("1.2.3.4.5", 1)
            let value = unsafe ASN1_OCTET_STRING_new()
            unsafe ASN1_OCTET_STRING_set(value, [5, 0], 2)
            let unknown = unsafe X509_EXTENSION_create_by_OBJ(nil, object, 1, value)
            unsafe X509_add_ext(pointer, unknown, -1)
            unsafe X509_EXTENSION_free(unknown)
            unsafe ASN1_OCTET_STRING_free(value)
            unsafe ASN1_OBJECT_free(object)
        }
    }

    private func add(_ identifier: Int32, _ value: String, _ issuer: OpaquePointer) {
        guard !value.isEmpty else { return }
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, issuer, pointer, nil, nil, 0)
        let part = unsafe X509V3_EXT_conf_nid(nil, &context, identifier, value)
        // A copy is added.
        precondition(unsafe X509_add_ext(pointer, part, -1) == 1, "extension \(identifier)")
        unsafe X509_EXTENSION_free(part)
    }
}
