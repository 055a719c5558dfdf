internal import CLibCrypto

/// The codes that a person's device shows, one every half minute (RFC 6238 with HMAC-SHA-1, which is what devices know).
///
/// HMAC does not need the digest to be free of collisions, so SHA-1 is sound here (RFC 6194, 3.3) and nowhere else. Safe to
/// share between threads.
/// - Rule: PB-11.
public struct OneTimePassword: Sendable, CustomStringConvertible {
    /// How long one code is shown, in seconds: RFC 6238's number and every device's.
    public static let stepSeconds: Int64 = 30
    /// Digits of a code.
    public static let digits = 6
    /// Steps before and after the present one that are taken too, for clocks that differ and slow typing (RFC 6238, 5.2).
    public static let window: Int64 = 1
    /// Bytes of a new secret: the length of SHA-1's digest (RFC 4226, 4).
    public static let newSecretLength = 20
    /// Bytes of a secret: 128 bits at least (RFC 4226, R6), a block of SHA-1 at most.
    public static let secretLengths = 16...64

    private let secret: SecretBytes

    /// Takes a secret that was kept.
    ///
    /// - Throws: `.wrongKeyLength` outside `secretLengths`.
    public init(secret: SecretBytes) throws(CryptographyError) {
        guard Self.secretLengths.contains(secret.count) else {
            throw .wrongKeyLength(expected: Self.newSecretLength, found: secret.count)
        }
        self.secret = secret
    }

    /// Makes a new secret for a device.
    ///
    /// - Throws: `.randomSourceFailed`.
    public static func generate() throws(CryptographyError) -> OneTimePassword {
        try OneTimePassword(secret: SecretBytes(random: newSecretLength))
    }

    /// A copy of the secret, to be sealed and kept; nobody overwrites the copy but the caller.
    public func exportSecret() -> [UInt8] { secret.copiedBytes() }

    /// The secret as devices take it when it is typed: base32 (RFC 4648) without padding. To be shown once.
    public var base32Secret: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var pending = 0
        var pendingBits = 0
        for byte in secret.copiedBytes() {
            pending = (pending << 8 | Int(byte)) & 0xfff
            pendingBits += 8
            while pendingBits >= 5 {
                pendingBits -= 5
                text.append(alphabet[pending >> pendingBits & 31])
            }
        }
        if pendingBits > 0 { text.append(alphabet[pending << (5 - pendingBits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The number of the half minute.
    ///
    /// - Parameter secondsSince1970: Not before 1970.
    public static func step(at secondsSince1970: Int64) -> Int64 { secondsSince1970 / stepSeconds }

    /// The code of a step, six digits.
    ///
    /// - Throws: `.algorithmUnavailable` when libcrypto lacks HMAC-SHA-1.
    public func code(ofStep step: Int64) throws(CryptographyError) -> String {
        let code = try Self.authenticationCode(secret, step)
        // Dynamic truncation (RFC 4226, 5.3): 31 bits from the place that the last four bits name.
        let offset = Int(code[19] & 15)
        let number = code[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// Finds the step whose code was typed, among the present one and its neighbours.
    ///
    /// - Parameters:
    ///   - code: What was typed.
    ///   - secondsSince1970: Now, UTC.
    ///   - lastStep: The step of the last code that was taken: it and earlier ones are not taken again (RFC 6238, 5.2).
    /// - Returns: The step, which the caller keeps as the new `lastStep`; `nil` when no code fits.
    /// - Throws: `.algorithmUnavailable`.
    public func acceptedStep(
        for code: String, at secondsSince1970: Int64, lastStep: Int64?
    ) throws(CryptographyError) -> Int64? {
        let typed = Array(code.utf8)
        let present = Self.step(at: secondsSince1970)
        var accepted: Int64?
        // All are compared, so that the time doesn't tell which one fits.
        for step in present - Self.window...present + Self.window {
            let fits = constantTimeEqual(Array(try self.code(ofStep: step).utf8), typed)
            if fits, accepted == nil, step > lastStep ?? -1 { accepted = step }
        }
        return accepted
    }

    /// Nothing of the secret.
    public var description: String { "OneTimePassword" }

    private static func authenticationCode(
        _ secret: SecretBytes, _ step: Int64
    ) throws(CryptographyError) -> [UInt8] {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        var code = [UInt8](repeating: 0, count: 20)
        var length = 0
        let done = unsafe secret.withUnsafeKeyBytes { key in
            // Writes at most the 20 bytes that it is told of.
            unsafe EVP_Q_mac(
                nil, "HMAC", nil, "SHA1", nil, key.baseAddress, key.count, message, message.count, &code, code.count,
                &length) != nil
        }
        guard done, length == code.count else {
            ERR_clear_error()
            throw .algorithmUnavailable("HMAC-SHA1")
        }
        return code
    }
}
