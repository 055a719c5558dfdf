import CreditInformation
import CreditIntake
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization
import Testing

/// Databases with the schema of `sql/` and the catalogue of `config/catalogue/hangzhou.json`, one per test.
enum IntakeDatabase {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon: Int64 = 1_782_878_400_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// Lends a database of its own to the body.
    static func with<Value>(_ body: (TestDatabase) throws -> Value) throws -> Value {
        let template = try template.withLock { made in
            if let made { return made }
            let database = try prepared()
            made = database
            return database
        }
        return try TestCluster.shared().withDatabase(template: template.name, body)
    }

    private static func prepared() throws -> TestDatabase {
        let database = try TestCluster.shared().database()
        let owner = try database.connect()
        _ = try Migrator(owner).run(
            try SchemaFile.load(folder: repository + "/sql"), nowMicroseconds: noon, report: { _ in })
        owner.close()
        let intake = try database.connect(user: "credit_intake")
        let publication = CataloguePublication(connection: intake, keys: try keys(), clock: { noon })
        _ = try publication.publish(
            catalogueBytes(), effectiveOn: #require(CalendarDate(year: 2026, month: 1, day: 1)),
            publishedBy: "tester", progress: { _ in })
        intake.close()
        return database
    }

    /// Keys made for tests: no secret.
    static func keys() throws -> IntakeKeys {
        func ring(_ byte: UInt8) throws -> KeyRing {
            try #require(KeyRing([1: SecretBytes(copying: [UInt8](repeating: byte, count: 32))]))
        }
        return try IntakeKeys(
            identifierDigest: ring(1), fieldEncryption: ring(2), digestAlgorithm: .sha256, cipherAlgorithm: .aes256GCM)
    }

    /// The catalogue that is in force in every test.
    static func catalogue() throws -> Catalogue { try Catalogue(checking: catalogueBytes()) }

    private static func catalogueBytes() throws -> [UInt8] {
        let path = repository + "/config/catalogue/hangzhou.json"
        return Array(try #require(FileManager.default.contents(atPath: path)))
    }

    /// Top of the repository.
    static let repository: String = {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()
}
