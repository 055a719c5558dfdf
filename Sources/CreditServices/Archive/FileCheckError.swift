public import Cryptography
public import Postgres

/// Why a check of the file store did not come to its end.
public enum FileCheckError: Error, Sendable {
    /// The store failed.
    case store(FileStoreError)
    /// The register failed.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(CryptographyError)
}
