import CreditInformation
import Cryptography

/// Ids that the daemon makes: random UUIDs, of which no two are the same and none is guessed.
enum RandomID {
    private static let bytes = 16

    /// A new id.
    static func make() throws(CryptographyError) -> UInt128 {
        Digest128(prefixOf: try RandomBytes.generate(bytes)).value
    }
}
