/// How passwords are hashed for keeping.
///
/// - Rule: PB-7, QZ-2, X-4.
public enum PasswordHashAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// yescrypt, Debian's own choice: needs memory as well as time, so that graphics cards gain little.
    case yescrypt
    /// PBKDF2 with HMAC-SM3 (GM/T 0091-2020), where national algorithms are required.
    case pbkdf2HMACSM3 = "pbkdf2-hmac-sm3"
}
