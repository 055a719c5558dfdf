internal import CLibCrypto

/// Whether two byte strings are equal, in a time that depends on their lengths only.
///
/// For codes, digests and tokens: an ordinary comparison tells by its time how long the common beginning is.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    guard !left.isEmpty else { return true }
    return unsafe CRYPTO_memcmp(left, right, left.count) == 0
}
