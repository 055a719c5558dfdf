import Cryptography

/// How the secret of a second factor is kept: sealed for one account, so that it can't be moved to another one's row.
///
/// - Rule: PB-11, X-4.
enum SecondFactor {
    private static let purpose = "staff second factor"

    /// Seals a secret for the database.
    static func seal(
        _ password: OneTimePassword, account: String, _ cipher: VersionedCipher
    ) throws(CryptographyError) -> [UInt8] {
        try cipher.seal(password.exportSecret(), associatedData: associatedData(account))
    }

    /// Opens what `seal` made for the same account.
    static func open(
        _ sealed: [UInt8], account: String, _ cipher: VersionedCipher
    ) throws(CryptographyError) -> OneTimePassword {
        try OneTimePassword(
            secret: SecretBytes(copying: try cipher.open(sealed, associatedData: associatedData(account))))
    }

    private static func associatedData(_ account: String) -> [UInt8] {
        // A unit separator keeps the parts apart; account ids hold none.
        Array("\(purpose)\u{1F}\(account)".utf8)
    }
}
