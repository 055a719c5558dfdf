import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import QueryLog
import TransparencyLog

/// A log with entries in July, August and September of 2026, and a folder for its bundles.
struct ArchivedMonths {
    /// 2026-08-01 00:00 in Shanghai.
    static let august: Int64 = 1_785_513_600_000_000
    /// 2026-09-01 00:00 in Shanghai.
    static let september: Int64 = 1_788_192_000_000_000

    let log: VerifiableLog
    let directory: String
    let archives: QueryLogArchiveStore

    /// Lends such a log; the folder is removed afterwards.
    ///
    /// - Parameter july: Entries of the first month; 300 follow in August and 20 in September.
    static func with<Value>(july: Int = 600, _ body: (ArchivedMonths) throws -> Value) throws -> Value {
        try VerifiableLog.with { log in
            try log.append(july, batch: max(50, july / 50))
            try log.sign()
            try log.append(300, from: august)
            try log.append(20, from: september)
            try log.sign()
            let directory = "/tmp/credit_test_archive_\(UInt64.random(in: .min ... .max))"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            let archivist = try log.database.database.connect(user: "credit_archivist")
            defer {
                archivist.close()
                // A folder that stays behind in /tmp does no harm.
                try? FileManager.default.removeItem(atPath: directory)
            }
            return try body(
                ArchivedMonths(log: log, directory: directory, archives: QueryLogArchiveStore(archivist)))
        }
    }

    /// Makes a month's bundle.
    func archive(_ text: String, into folder: String? = nil) throws -> ArchiveBundle {
        try MonthArchiving(month(text), directory: folder ?? directory, store: log.store, policy: log.policy).run(
            archives: try archives.archives(), reader: "档案员", nowMicroseconds: Self.september)
    }

    /// Makes it and tells the database.
    @discardableResult func record(_ text: String) throws -> ArchiveBundle {
        let bundle = try archive(text)
        try archives.record(
            firstDay: month(text).firstDay, positions: bundle.positions, digest: bundle.digest, account: "档案员",
            nowMicroseconds: Self.september)
        return bundle
    }

    /// Opens and verifies a month's bundle.
    func verify(_ text: String) throws {
        let bundle = try ArchiveBundle(folder: directory + "/query-log-" + text)
        var verification = BundleVerification(bundle, policy: log.policy)
        try verification.run()
    }

    /// A month that is one.
    func month(_ text: String) throws -> LogMonth {
        guard let month = LogMonth(text) else { throw PostgresError(.unexpectedResult, "no month") }
        return month
    }

    /// Files of a bundle with their content.
    static func content(_ folder: String) throws -> [String: [UInt8]] {
        var content: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            content[name] = FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) }
        }
        return content
    }

    /// Overwrites a file.
    static func write(_ bytes: [UInt8], _ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw PostgresError(.unexpectedResult, "can't write \(path)")
        }
    }
}
