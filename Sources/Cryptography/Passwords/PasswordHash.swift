internal import CLibCrypt
internal import CLibCrypto

/// A password as it is kept: a text from which the password can't be found but by trying.
///
/// The text names its algorithm and parameters, so that old ones are verified whatever new ones are made with. Making and
/// matching take tens to hundreds of milliseconds on purpose: not on a loop's thread.
/// - Rule: PB-7, QZ-2.
public struct PasswordHash: Sendable, Hashable, CustomStringConvertible {
    /// The longest password, in bytes of UTF-8: four times what people choose; libxcrypt ends at 511.
    public static let maximumPasswordLength = 256

    /// What is kept. Secret, though less than a password.
    public let text: String
    /// What it was made with.
    public let algorithm: PasswordHashAlgorithm

    /// Hashes a password with a fresh salt.
    ///
    /// - Parameter password: 1 to `maximumPasswordLength` bytes without a zero byte, taken as they are.
    /// - Throws: `.unusablePassword`, `.randomSourceFailed`, `.algorithmUnavailable`, `.libraryFailure`.
    public init(hashing password: String, with algorithm: PasswordHashAlgorithm) throws(CryptographyError) {
        guard Self.isUsable(password) else { throw .unusablePassword }
        self.algorithm = algorithm
        switch algorithm {
        case .yescrypt: text = try Yescrypt.hash(password, setting: Yescrypt.newSetting())
        case .pbkdf2HMACSM3: text = try PBKDF2.fresh().filled(for: password).text
        }
    }

    /// Takes a text that was kept.
    ///
    /// - Returns: `nil` for text that neither algorithm makes, and for parameters outside the ranges that are believed.
    public init?(kept text: String) {
        if Yescrypt.isHash(text) {
            algorithm = .yescrypt
        } else if PBKDF2(text) != nil {
            algorithm = .pbkdf2HMACSM3
        } else {
            return nil
        }
        self.text = text
    }

    /// Whether this is the password; compared in constant time.
    ///
    /// - Throws: `.libraryFailure`, `.algorithmUnavailable`: then nobody knows.
    public func matches(_ password: String) throws(CryptographyError) -> Bool {
        guard Self.isUsable(password) else { return false }
        switch algorithm {
        case .yescrypt:
            return constantTimeEqual(Array(try Yescrypt.hash(password, setting: text).utf8), Array(text.utf8))
        case .pbkdf2HMACSM3:
            guard let kept = PBKDF2(text) else { return false }
            return constantTimeEqual(try kept.filled(for: password).key, kept.key)
        }
    }

    /// Whether a new hash of the same password would be made otherwise: time to make one at the next log-in.
    ///
    /// - Parameter algorithm: What the settings say now.
    public func isOutdated(for algorithm: PasswordHashAlgorithm) -> Bool {
        guard algorithm == self.algorithm else { return true }
        return switch algorithm {
        case .yescrypt: !text.hasPrefix(Yescrypt.parameters)
        case .pbkdf2HMACSM3: PBKDF2(text)?.iterations != PBKDF2.newIterations
        }
    }

    /// The algorithm only, so that a log line can't show a hash.
    public var description: String { "PasswordHash(\(algorithm.rawValue))" }

    private static func isUsable(_ password: String) -> Bool {
        // A zero byte would end the password early in C, so that a beginning of it would do.
        (1...maximumPasswordLength).contains(password.utf8.count) && !password.utf8.contains(0)
    }
}
