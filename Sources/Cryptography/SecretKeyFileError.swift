/// Why a key file is refused; names lines and lengths, never key material.
public enum SecretKeyFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file holds no key.
    case noKey
    /// A line is not `version hexkey`; lines count from 1.
    case malformedLine(Int)
    /// A version is not a number in 1...65535.
    case versionOutOfRange(line: Int)
    /// A version stands on two lines.
    case duplicateVersion(line: Int, version: UInt16)
    /// A key has the wrong number of hexadecimal digits.
    case wrongKeyLength(line: Int, expectedDigits: Int, foundDigits: Int)
    /// A key holds something else than hexadecimal digits.
    case notHexadecimal(line: Int)
    /// A key is one byte repeated.
    case placeholderKey(line: Int)

    public var description: String {
        switch self {
        case .noKey: "key file holds no key"
        case .malformedLine(let line): "line \(line): expected `version hexkey`"
        case .versionOutOfRange(let line): "line \(line): version must be 1...65535"
        case .duplicateVersion(let line, let version): "line \(line): version \(version) is there twice"
        case .wrongKeyLength(let line, let expected, let found):
            "line \(line): key must have \(expected) hexadecimal digits, has \(found)"
        case .notHexadecimal(let line): "line \(line): key must be hexadecimal digits only"
        case .placeholderKey(let line): "line \(line): key is one byte repeated, not a random key"
        }
    }
}
