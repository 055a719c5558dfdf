import CreditInformation
import CreditIntake
import CreditStore
import Cryptography

extension CorrectionDesk {
    /// A version in a batch of its own.
    func version(
        _ row: RecordVersionRow, item: String, provider: String
    ) throws(CryptographyError) -> CorrectionChange.Version {
        CorrectionChange.Version(
            row: row, itemCode: item, providerCode: provider,
            batchID: Digest128(prefixOf: try RandomBytes.generate(16)), keyVersion: keys.digests.keyVersion)
    }
}
