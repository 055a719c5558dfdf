import Cryptography
import FoundationEssentials
import Settings

/// Why a secret key can't be read.
struct KeyFileError: Error, CustomStringConvertible {
    /// For the operator; shows no key.
    let description: String
}

extension KeyRing {
    /// Reads a secret from the file that the settings name, which only its owner may read.
    ///
    /// - Rule: X-4.
    static func read(_ secret: SecretSettings.Secret, _ settings: Settings) throws(KeyFileError) -> KeyRing {
        if let problem = settings.secrets.problems(with: [secret]).first {
            throw KeyFileError(description: problem.description)
        }
        let path = settings.secrets.file(of: secret)
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw KeyFileError(description: "cannot read the key file \(path)") }
        do throws(SecretKeyFileError) { return try SecretKeyFile.parse(text) } catch {
            throw KeyFileError(description: "key file \(path): \(error.description)")
        }
    }
}
