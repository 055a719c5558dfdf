internal import CLibCrypto

/// The digests that the platform knows; both give 32 bytes.
///
/// The raw values are what settings name and what is stored beside a digest.
/// - Rule: X-4 (architecture.md, "Crypto is agile").
public enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// SHA-256 (FIPS 180-4), the default.
    case sha256
    /// SM3 (GB/T 32905-2016), where national algorithms are required.
    case sm3

    /// Length of every digest and message authentication code, in bytes.
    public static let length = 32

    /// Whether this machine's libcrypto offers the algorithm; to be asked once at start.
    public var isAvailable: Bool { fetched != nil }

    /// Name by which libcrypto knows the algorithm.
    var libraryName: String {
        switch self {
        case .sha256: "SHA256"
        case .sm3: "SM3"
        }
    }

    /// The fetched implementation: an implicit fetch in each call costs more than a short digest.
    var fetched: FetchedDigest? {
        switch self {
        case .sha256: FetchedDigest.sha256
        case .sm3: FetchedDigest.sm3
        }
    }
}
