import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization

/// A database with the schema of `sql/`, a calendar, two divisions and the log's partitions, one per test.
enum StaffDatabase {
    /// Monday, 2026-07-06, 10:00 in Shanghai.
    static let monday: Int64 = 1_783_303_200_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// Lends a database of its own to the body.
    static func with<Value>(_ body: (TestDatabase) throws -> Value) throws -> Value {
        let template = try template.withLock { made in
            if let made { return made }
            let database = try TestCluster.shared().database()
            let connection = try database.connect()
            _ = try Migrator(connection).run(
                try SchemaFile.load(folder: repository + "/sql"), nowMicroseconds: monday, report: { _ in })
            try prepare(connection)
            connection.close()
            made = database
            return database
        }
        return try TestCluster.shared().withDatabase(template: template.name, body)
    }

    private static func prepare(_ connection: Connection) throws {
        try connection.executeScript(
            """
            insert into credit.division (division_code, name, parent_code, valid_from)
            values ('330100', '杭州市', null, '1980-01-01'), ('330106', '西湖区', '330100', '1980-01-01');
            insert into credit.calendar_year (year, source, loaded_at, loaded_by)
            values (2026, 'test', '2026-01-01', 'test'), (2027, 'test', '2026-01-01', 'test');
            """)
    }

    /// Top of the repository.
    static var repository: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }
}
