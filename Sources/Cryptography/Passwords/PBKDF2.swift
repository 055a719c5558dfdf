internal import CLibCrypto

/// PBKDF2 (RFC 8018) with HMAC-SM3, as text: `$pbkdf2-hmac-sm3$iterations$salt$key`, both in hexadecimal.
struct PBKDF2 {
    /// Iterations of new hashes: OWASP's number of 2023 for SHA-256, which gives SM3 0.35 s of processor time.
    static let newIterations = 600_000
    /// Iterations that are believed: a kept text may not make a log-in free, nor take minutes.
    private static let allowedIterations = 100_000...10_000_000
    /// Random bytes of a salt: 128 bits, as GM/T 0091 and NIST SP 800-132 want at least.
    private static let saltLength = 16
    /// Bytes of the key: SM3's digest, so that one block is computed and an attacker saves nothing.
    private static let keyLength = 32
    private static let name = "pbkdf2-hmac-sm3"

    /// How often HMAC is repeated.
    let iterations: Int
    private let salt: [UInt8]
    /// What comes out; empty before.
    let key: [UInt8]

    /// What is kept.
    var text: String { "$\(Self.name)$\(iterations)$\(Self.digits(salt))$\(Self.digits(key))" }

    /// Parameters with a fresh salt.
    static func fresh() throws(CryptographyError) -> PBKDF2 {
        PBKDF2(iterations: newIterations, salt: try RandomBytes.generate(saltLength), key: [])
    }

    /// Reads a kept text; `nil` for anything that `text` doesn't write, or parameters outside the ranges.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == Self.name, let iterations = Int(parts[2]),
            Self.allowedIterations.contains(iterations), let salt = Self.bytes(parts[3]),
            salt.count == Self.saltLength, let key = Self.bytes(parts[4]), key.count == Self.keyLength
        else { return nil }
        self.init(iterations: iterations, salt: salt, key: key)
        guard self.text == text else { return nil }
    }

    private init(iterations: Int, salt: [UInt8], key: [UInt8]) {
        self.iterations = iterations
        self.salt = salt
        self.key = key
    }

    /// The same parameters with the key of a password.
    func filled(for password: String) throws(CryptographyError) -> PBKDF2 {
        guard let digest = FetchedDigest.sm3 else { throw .algorithmUnavailable(DigestAlgorithm.sm3.libraryName) }
        var key = [UInt8](repeating: 0, count: Self.keyLength)
        // The C string of `password` lives as long as the call; it holds no zero byte.
        let done = unsafe PKCS5_PBKDF2_HMAC(
            password, Int32(password.utf8.count), salt, Int32(salt.count), Int32(iterations), digest.pointer,
            Int32(key.count), &key)
        guard done == 1 else { throw .libraryFailure("PKCS5_PBKDF2_HMAC") }
        return PBKDF2(iterations: iterations, salt: salt, key: key)
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let values = text.compactMap(\.hexDigitValue)
        guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
