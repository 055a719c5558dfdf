internal import CLibCrypto

// Sendable: the buffer is written once in an `init`, before the reference can be shared, and again in `deinit`,
// when no other reference exists; in between it is only read.
/// Key material that is overwritten when its last owner lets it go.
///
/// Never printable: `description` says the length only.
@safe public final class SecretBytes: @unchecked Sendable, CustomStringConvertible {
    /// Length in bytes.
    public let count: Int
    private let buffer: UnsafeMutableRawBufferPointer

    /// Copies `bytes`; the caller's own copy is the caller's to overwrite.
    public init(copying bytes: Span<UInt8>) {
        count = bytes.count
        unsafe buffer = .allocate(byteCount: max(1, bytes.count), alignment: 16)
        unsafe bytes.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
    }

    /// Copies `bytes`; the caller's own copy is the caller's to overwrite.
    public convenience init(copying bytes: [UInt8]) {
        self.init(copying: bytes.span)
    }

    /// Draws `count` bytes from libcrypto's generator for private values, with no copy elsewhere.
    ///
    /// - Throws: `.randomSourceFailed`.
    init(random count: Int) throws(CryptographyError) {
        self.count = count
        unsafe buffer = .allocate(byteCount: max(1, count), alignment: 16)
        // Fills the whole buffer, which is ours alone until `init` returns.
        let done = unsafe RAND_priv_bytes(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(count))
        guard done == 1 else { throw .randomSourceFailed }
    }

    deinit {
        // OPENSSL_cleanse and not memset: the compiler may drop a memset before a free.
        unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
        unsafe buffer.deallocate()
    }

    /// The length only, so that a log line or a crash report cannot show a key.
    public var description: String { "SecretBytes(\(count) bytes)" }

    /// A copy that nobody overwrites, for the file of a new key.
    func copiedBytes() -> [UInt8] {
        unsafe withUnsafeKeyBytes { unsafe Array($0) }
    }

    /// Lends the bytes for the length of one call.
    func withUnsafeKeyBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
    }
}
