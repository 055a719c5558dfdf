internal import CLibCrypto

/// The blocks of a text in PEM (RFC 7468); what stands between them is ignored, as everywhere.
enum PEMBlocks {
    /// What a block holds.
    enum Label: String {
        case certificate = "CERTIFICATE"
        case revocationList = "X509 CRL"
    }

    /// Reads all blocks in order.
    ///
    /// - Returns: `nil` when a block is cut off, broken, encrypted or has another label.
    static func read(_ text: [UInt8]) -> [(label: Label, der: [UInt8])]? {
        // Whatever ended the reading must not be found by the thread's next user of libcrypto.
        defer { ERR_clear_error() }
        guard let source = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(source) }
        // BIO_write copies the text.
        guard unsafe text.isEmpty || BIO_write(source, text, Int32(text.count)) == text.count else { return nil }
        var blocks: [(label: Label, der: [UInt8])] = []
        while true {
            // All three are libcrypto's memory and ours to free.
            var name: UnsafeMutablePointer<CChar>?
            var header: UnsafeMutablePointer<CChar>?
            var content: UnsafeMutablePointer<UInt8>?
            var length = 0
            guard unsafe PEM_read_bio(source, &name, &header, &content, &length) == 1 else {
                let reason = ERR_GET_REASON(ERR_peek_last_error())
                return reason == PEM_R_NO_START_LINE ? blocks : nil
            }
            defer {
                unsafe CRYPTO_free(name, nil, 0)
                unsafe CRYPTO_free(header, nil, 0)
                unsafe CRYPTO_free(content, nil, 0)
            }
            guard let name = unsafe name, let header = unsafe header, unsafe header.pointee == 0,
                let content = unsafe content, let label = unsafe Label(rawValue: String(cString: name))
            else { return nil }
            blocks.append((label, unsafe Array(UnsafeBufferPointer(start: content, count: length))))
        }
    }
}
