internal import CLibCrypto

// Sendable: the buffer is written once in `init`, before the reference can be shared, and again in `deinit`,
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

    deinit {
        // OPENSSL_cleanse and not memset: the compiler may drop a memset before a free.
        unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
        unsafe buffer.deallocate()
    }

    /// The length only, so that a log line or a crash report cannot show a key.
    public var description: String { "SecretBytes(\(count) bytes)" }

    /// Lends the bytes for the length of one call.
    func withUnsafeKeyBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
    }
}
