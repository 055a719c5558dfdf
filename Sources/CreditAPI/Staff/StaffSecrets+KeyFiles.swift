import CreditInformation
import CreditServices
import Cryptography
import Settings

extension StaffSecrets {
    /// Reads the keys that the settings name.
    ///
    /// - Rule: X-4.
    init(keyFilesOf settings: Settings) throws {
        let digests = try IdentifierDigests(keyFileOf: settings)
        let cipher = try VersionedCipher(
            KeyRing.read(.fieldEncryptionKey, settings),
            settings.algorithms.cipher == .sm4 ? .sm4CTRWithHMACSM3 : .aes256GCM)
        try self.init(
            digests: digests, cipher: cipher,
            passwordAlgorithm: settings.algorithms.digest == .sm3 ? .pbkdf2HMACSM3 : .yescrypt)
    }
}
