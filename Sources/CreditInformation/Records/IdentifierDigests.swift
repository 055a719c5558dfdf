public import Cryptography

/// Derives the keys under which subjects are stored and found.
///
/// Codes of organisations are public, so their digest is plain and the public daemon needs no secret. Numbers of
/// natural persons are few enough to be guessed one by one, so theirs is keyed.
/// - Rule: X-4.
public struct IdentifierDigests: Sendable {
    /// Key version stored with plain digests.
    public static let plainVersion: UInt16 = 0

    private let key: MessageAuthenticationKey
    /// Version of the digest key, 1...65535.
    public let keyVersion: UInt16

    /// - Parameter key: HMAC key of the newest version of the identifier digest key ring.
    public init(_ key: MessageAuthenticationKey, keyVersion: UInt16) {
        self.key = key
        self.keyVersion = keyVersion
    }

    /// Digest of an identifier, the same on every machine that has the key.
    public func digest(of identifier: SubjectIdentifier) -> Digest128 {
        switch identifier.type {
        case .identityDocument: keyed("identifier", identifier.type.rawValue, identifier.value)
        case .unifiedCode, .organisationCode, .registrationNumber, .taxNumber, .institutionNumber,
            .socialOrganisationNumber:
            Self.plainDigest(of: identifier)
        }
    }

    /// Key version to store beside the identifier's digest.
    public func version(for type: IdentifierType) -> UInt16 {
        type == .identityDocument ? keyVersion : Self.plainVersion
    }

    /// Digest of an organisation's identifier; needs no key.
    public static func plainDigest(of identifier: SubjectIdentifier) -> Digest128 {
        Digest128(prefixOf: Cryptography.Digest.of("\(identifier.type.rawValue)\n\(identifier.value)", .sha256))
    }

    /// Keyed digest of texts for a purpose; a unit separator keeps the parts apart.
    public func keyed(_ purpose: String, _ parts: String...) -> Digest128 {
        keyed(purpose, parts)
    }

    /// Keyed digest of texts for a purpose; a unit separator keeps the parts apart.
    public func keyed(_ purpose: String, _ parts: [String]) -> Digest128 {
        var message = Array(purpose.utf8)
        for part in parts {
            message.append(0x1F)
            message.append(contentsOf: part.utf8)
        }
        return Digest128(prefixOf: key.code(of: message))
    }

    /// Keyed digest of bytes for a purpose.
    public func keyed(_ purpose: String, bytes: [UInt8]) -> Digest128 {
        var message = Array(purpose.utf8)
        message.append(0x1F)
        message.append(contentsOf: bytes)
        return Digest128(prefixOf: key.code(of: message))
    }
}
