/// Seals with the newest key of a ring and opens with whichever key and algorithm sealed.
///
/// Sealed bytes are `key version (2, big endian) ‖` the bytes of `AuthenticatedCipher`, so that keys and
/// algorithm can change while old values stay readable. Safe to share between threads.
/// - Rule: X-4.
public struct VersionedCipher: Sendable {
    /// How many bytes name the key version.
    public static let versionLength = 2

    /// The version of the key that seals.
    public let newestVersion: UInt16
    private let sealing: AuthenticatedCipher
    private let opening: [UInt16: [CipherAlgorithm: AuthenticatedCipher]]

    /// Prepares all keys of `ring` for all available algorithms.
    ///
    /// - Parameter algorithm: The one that seals.
    /// - Throws: `.algorithmUnavailable`, `.wrongKeyLength`.
    public init(_ ring: KeyRing, _ algorithm: CipherAlgorithm) throws(CryptographyError) {
        newestVersion = ring.newestVersion
        sealing = try AuthenticatedCipher(ring.key(version: ring.newestVersion), algorithm)
        var opening: [UInt16: [CipherAlgorithm: AuthenticatedCipher]] = [:]
        for version in ring.versions {
            let key = try ring.key(version: version)
            for algorithm in CipherAlgorithm.allCases where algorithm.isAvailable {
                opening[version, default: [:]][algorithm] = try AuthenticatedCipher(key, algorithm)
            }
        }
        self.opening = opening
    }

    /// Seals `plaintext`; see `AuthenticatedCipher.seal(_:associatedData:)`.
    public func seal(
        _ plaintext: [UInt8], associatedData: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        let sealed = try sealing.seal(plaintext, associatedData: associatedData)
        return [UInt8(newestVersion >> 8), UInt8(newestVersion & 0xFF)] + sealed
    }

    /// Opens what any key of the ring sealed.
    ///
    /// - Throws: `.unknownKeyVersion` when the ring has lost a key, `.malformedSealedBytes`,
    ///   `.authenticationFailed`.
    public func open(
        _ sealed: [UInt8], associatedData: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        guard let version = Self.version(of: sealed), sealed.count > Self.versionLength else {
            throw .malformedSealedBytes
        }
        guard let ciphers = opening[version] else { throw .unknownKeyVersion(version) }
        guard let algorithm = CipherAlgorithm(rawValue: sealed[Self.versionLength]) else {
            throw .malformedSealedBytes
        }
        guard let cipher = ciphers[algorithm] else { throw .algorithmUnavailable(algorithm.libraryName) }
        return try cipher.open(Array(sealed.dropFirst(Self.versionLength)), associatedData: associatedData)
    }

    /// The key version that sealed bytes name, so that re-keying can find what is old.
    public static func version(of sealed: [UInt8]) -> UInt16? {
        guard sealed.count >= versionLength else { return nil }
        return UInt16(sealed[0]) << 8 | UInt16(sealed[1])
    }
}
