import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Whether the guard of the query log's tables is noticed.
@Suite struct QueryLogGuardTests {
    private static func script() throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        return try String(contentsOfFile: folder + "/config/postgresql/guard.sql", encoding: .utf8)
    }

    @Test("HZ-Q15: the guard is missed before it is made, while a part of it is gone, and while it sleeps")
    func presence() throws {
        try TestCluster.shared().withDatabase { database in
            let connection = try database.connect()
            #expect(try !QueryLogGuard.isPresent(connection))
            // Twice: the administrator may run it again.
            try connection.executeScript(SQL(unsafeText: Self.script()))
            try connection.executeScript(SQL(unsafeText: Self.script()))
            #expect(try QueryLogGuard.isPresent(connection))
            try connection.executeScript("alter event trigger credit_guard_query_log_drop disable")
            #expect(try !QueryLogGuard.isPresent(connection))
            try connection.executeScript("alter event trigger credit_guard_query_log_drop enable always")
            #expect(try QueryLogGuard.isPresent(connection))
            try connection.executeScript("drop event trigger credit_guard_query_log_alteration")
            #expect(try !QueryLogGuard.isPresent(connection))
        }
    }
}
