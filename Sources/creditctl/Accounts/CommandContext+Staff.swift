import CreditIntake
import CreditServices
import Cryptography
import Settings

extension CommandContext {
    /// What staff services need beside the database.
    func staffSecrets(_ settings: Settings) throws -> StaffSecrets {
        let keys = try keys(settings)
        return try StaffSecrets(
            digests: keys.digests, cipher: keys.cipher,
            passwordAlgorithm: settings.algorithms.digest == .sm3 ? .pbkdf2HMACSM3 : .yescrypt)
    }
}

extension CommandContext {
    /// Longest name that the log takes.
    private static let maximumOperatorCharacters = 64

    /// Name of whoever runs the tool, in the form in which the log writes operators of the machine.
    static func operatorName() -> String {
        let name = account().replacing(" (sudo: ", with: ".sudo.").filter { $0 != ")" }
        return String(
            name.prefix(maximumOperatorCharacters).map { character in
                character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
                    ? character : "_"
            })
    }
}
