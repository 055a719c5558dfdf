internal import CLibCrypto

// Sendable: an EVP_MD is immutable after the fetch, reference counted with atomics, and never freed here.
/// One digest implementation of libcrypto, fetched once and kept for the life of the process.
@safe struct FetchedDigest: @unchecked Sendable {
    /// SHA-256, or `nil` when libcrypto lacks it.
    static let sha256 = FetchedDigest(name: DigestAlgorithm.sha256.libraryName)
    /// SM3, or `nil` when libcrypto lacks it.
    static let sm3 = FetchedDigest(name: DigestAlgorithm.sm3.libraryName)

    /// The EVP_MD; never freed.
    let pointer: OpaquePointer

    private init?(name: String) {
        guard let pointer = unsafe EVP_MD_fetch(nil, name, nil) else { return nil }
        unsafe self.pointer = pointer
    }
}
