internal import CLibCrypto
internal import Synchronization

// Sendable: `context` is touched only while `lock` is held, except in `deinit`, when no other reference exists.
/// A key for HMAC, prepared once and used many times.
///
/// The keyed state is kept, so that a short message costs two compressions and not a key schedule. It may
/// be shared; a thread that computes many codes makes its own from the key ring, so that nobody waits.
/// - Rule: X-4 (blind index).
@safe public final class MessageAuthenticationKey: @unchecked Sendable {
    /// Digest under the HMAC.
    public let algorithm: DigestAlgorithm
    private let lock = Mutex<Void>(())
    // Owned: freed, and with it the key cleansed by libcrypto, in `deinit`.
    private let context: OpaquePointer

    /// Prepares a key of 16 to 1024 bytes.
    ///
    /// - Throws: `.wrongKeyLength`, `.algorithmUnavailable`.
    public init(_ key: SecretBytes, _ algorithm: DigestAlgorithm) throws(CryptographyError) {
        guard (16...1024).contains(key.count) else { throw .wrongKeyLength(expected: 32, found: key.count) }
        let context: OpaquePointer? = unsafe key.withUnsafeKeyBytes { bytes in
            unsafe credit_hmac_context(
                algorithm.libraryName, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        }
        guard let context = unsafe context else { throw .algorithmUnavailable("HMAC-\(algorithm.libraryName)") }
        unsafe self.context = context
        self.algorithm = algorithm
    }

    deinit { unsafe EVP_MAC_CTX_free(context) }

    /// Code of `message`.
    ///
    /// - Returns: `DigestAlgorithm.length` bytes.
    public func code(of message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: DigestAlgorithm.length) { buffer, count in
            let done = unsafe message.withUnsafeBytes { bytes in
                unsafe write(bytes, into: buffer)
            }
            precondition(done, "an HMAC over memory fails only when memory is exhausted")
            count = DigestAlgorithm.length
        }
    }

    /// Code of `message`.
    public func code(of message: [UInt8]) -> [UInt8] { code(of: message.span) }

    /// Code of the UTF-8 of `message`.
    public func code(of message: String) -> [UInt8] { code(of: message.utf8Span.span) }

    /// Whether `code` is the code of `message`, compared in constant time.
    public func isValid(_ code: [UInt8], for message: [UInt8]) -> Bool {
        constantTimeEqual(self.code(of: message), code)
    }

    private func write(_ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        lock.withLock { _ in
            // A null key takes the context back to its keyed beginning.
            var length = 0
            return unsafe EVP_MAC_init(context, nil, 0, nil) == 1
                && EVP_MAC_update(context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count) == 1
                && EVP_MAC_final(context, buffer.baseAddress, &length, DigestAlgorithm.length) == 1
        }
    }
}
