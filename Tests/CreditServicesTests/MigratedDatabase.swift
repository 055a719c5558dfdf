import CreditIntake
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization

/// A database with the schema of `sql/`, one per test.
enum MigratedDatabase {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon: Int64 = 1_782_878_400_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// Lends a database of its own to the body.
    static func with<Value>(_ body: (TestDatabase) throws -> Value) throws -> Value {
        let template = try template.withLock { made in
            if let made { return made }
            let database = try TestCluster.shared().database()
            let connection = try database.connect()
            _ = try Migrator(connection).run(
                try SchemaFile.load(folder: repository + "/sql"), nowMicroseconds: noon, report: { _ in })
            connection.close()
            made = database
            return database
        }
        return try TestCluster.shared().withDatabase(template: template.name, body)
    }

    /// Keys made for tests: no secret.
    static func keys() throws -> IntakeKeys {
        func ring(_ byte: UInt8) throws -> KeyRing {
            guard let ring = KeyRing([1: SecretBytes(copying: [UInt8](repeating: byte, count: 32))]) else {
                throw CryptographyError.unknownKeyVersion(1)
            }
            return ring
        }
        return try IntakeKeys(
            identifierDigest: ring(1), fieldEncryption: ring(2), digestAlgorithm: .sha256, cipherAlgorithm: .aes256GCM)
    }

    /// Top of the repository.
    static var repository: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path
    }
}
