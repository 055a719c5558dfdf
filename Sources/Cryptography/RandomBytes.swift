internal import CLibCrypto

/// Random bytes for keys, nonces, salts and tokens.
public enum RandomBytes {
    /// Gives `count` bytes of libcrypto's generator, which is seeded by the kernel.
    ///
    /// - Parameter count: 0 to 2^20; more is a programmer's mistake.
    /// - Throws: `.randomSourceFailed`; there is no weaker source to fall back to.
    public static func generate(_ count: Int) throws(CryptographyError) -> [UInt8] {
        precondition((0...(1 << 20)).contains(count), "nobody needs this many random bytes at once")
        guard count > 0 else { return [] }
        var done: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe buffer.initialize(repeating: 0)
            done = unsafe RAND_bytes(buffer.baseAddress, Int32(count))
            initialized = count
        }
        guard done == 1 else { throw .randomSourceFailed }
        return bytes
    }
}
