internal import CLibCrypto

// Sendable: an EVP_CIPHER is immutable after the fetch, reference counted with atomics, and never freed here.
/// One cipher implementation of libcrypto, fetched once and kept for the life of the process.
@safe struct FetchedCipher: @unchecked Sendable {
    private static let aes256GCM = FetchedCipher(.aes256GCM)
    private static let sm4CTR = FetchedCipher(.sm4CTRWithHMACSM3)
    private static let sm4GCM = FetchedCipher(.sm4GCM)

    /// The EVP_CIPHER; never freed.
    let pointer: OpaquePointer

    private init?(_ algorithm: CipherAlgorithm) {
        guard let pointer = unsafe EVP_CIPHER_fetch(nil, algorithm.libraryName, nil) else { return nil }
        unsafe self.pointer = pointer
    }

    /// The implementation of an algorithm, or `nil` when libcrypto lacks it.
    static func of(_ algorithm: CipherAlgorithm) -> FetchedCipher? {
        switch algorithm {
        case .aes256GCM: aes256GCM
        case .sm4CTRWithHMACSM3: sm4CTR
        case .sm4GCM: sm4GCM
        }
    }
}
