internal import CLibCrypto

/// PEM of things made for tests.
enum MadePEM {
    /// What a function writes into the BIO that it is lent.
    static func text(_ write: (OpaquePointer?) -> Int32) -> [UInt8] {
        let sink = unsafe BIO_new(BIO_s_mem())
        defer { unsafe BIO_free(sink) }
        precondition(unsafe write(sink) == 1)
        var bytes = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(sink))
        precondition(unsafe BIO_read(sink, &bytes, Int32(bytes.count)) == bytes.count)
        return bytes
    }
}
