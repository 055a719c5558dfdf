import CreditInformation
import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization

/// The committed policies, and databases that hold them.
enum PolicyFiles {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon: Int64 = 1_782_878_400_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// Top of the repository.
    static var repository: String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.path
    }

    /// Bytes of a file of the repository; empty when absent, which the tests of its content then show.
    static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: repository + "/" + path).map(Array.init) ?? []
    }

    static func policy(_ city: RuleProfile) throws -> AccessPolicy {
        try AccessPolicy(checking: bytes("config/access-policy/\(city.rawValue).json"))
    }

    /// Lends a migrated database of its own to the body.
    static func withDatabase<Value>(_ body: (TestDatabase) throws -> Value) throws -> Value {
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

    /// Stores policies as a publication does, unchecked: mutants are no policies that may be published.
    static func store(_ policies: [AccessPolicy], on connection: Connection) throws -> [Int32] {
        let store = AccessPolicyStore(connection)
        return try connection.transaction {
            try store.lockPublications()
            return try policies.enumerated().map { number, policy in
                try store.add(
                    AccessPolicyRow(
                        policy: policy.labelled("\(policy.label)-\(number)"),
                        effectiveOn: CalendarDate(year: 2026, month: 7, day: 1) ?? .openEnd, document: "{}",
                        digest: [], publishedBy: "test", publishedAtMicroseconds: noon))
            }
        }
    }
}

extension AccessPolicy {
    /// The same policy under another label.
    fileprivate func labelled(_ label: String) -> AccessPolicy {
        var copy = self
        copy.label = label
        return copy
    }
}
