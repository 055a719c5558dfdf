import CreditInformation
import Cryptography
import Settings

extension IdentifierDigests {
    /// Reads the key under which natural persons are found, from a file that only its owner may read.
    ///
    /// - Rule: X-4.
    init(keyFileOf settings: Settings) throws(KeyFileError) {
        let ring = try KeyRing.read(.identifierDigestKey, settings)
        do throws(CryptographyError) {
            let key = try ring.messageAuthenticationKey(settings.algorithms.digest == .sm3 ? .sm3 : .sha256)
            self.init(key, keyVersion: ring.newestVersion)
        } catch {
            throw KeyFileError(description: "key file of \(SecretSettings.Secret.identifierDigestKey): \(error)")
        }
    }
}
