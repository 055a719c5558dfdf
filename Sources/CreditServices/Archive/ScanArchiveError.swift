public import Cryptography

/// Why a scan was not kept or not given out.
public enum ScanArchiveError: Error, Sendable, Equatable {
    /// The register has it and the store does not.
    case missing
    /// What lies in the store is not what was kept.
    case damaged
    /// The store failed.
    case store(FileStoreError)
    /// A key is missing or libcrypto failed.
    case cryptography(CryptographyError)
}
