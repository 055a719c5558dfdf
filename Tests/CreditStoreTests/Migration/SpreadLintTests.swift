import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// What keeps the way open to more than one machine: the subject key leads every key of subject-owned tables.
///
/// A directory such as `identifier` is keyed by what it is asked for and is spread by that.
@Suite struct SpreadLintTests {
    private static let subjectOwned = [
        "subject", "record_version", "record_version_a", "record_version_b", "record_version_c", "reinsertion_guard",
        "record_marker", "public_subject", "public_name", "public_record",
    ]
    /// Cases and what hangs on them: few beside the records, keyed and spread by the case that is asked for.
    private static let caseOwned = [
        "annotation", "credit_report", "objection", "record_remark", "service_case",
    ]
    /// Answers that wait to be fetched, for two weeks at most: keyed and spread by the list that they belong to.
    private static let listOwned = ["verification_line"]

    /// Keys that do not lead with the subject key, as `table.constraint`.
    private func breaches(_ connection: Connection, _ tables: [String]) throws -> [String] {
        let result = try connection.execute(
            """
            select owner.relname || '.' || subject_key_first.name from pg_catalog.pg_class as owner
            cross join lateral (
                select conname::text, conkey[1] from pg_catalog.pg_constraint
                where conrelid = owner.oid and contype in ('p', 'u', 'f', 'x')
                union all
                select indexrelid::regclass::text, indkey[0] from pg_catalog.pg_index
                where indrelid = owner.oid and (indisunique or indisexclusion)
            ) as subject_key_first (name, first_column)
            left join pg_catalog.pg_attribute as attribute
                on attribute.attrelid = owner.oid and attribute.attnum = subject_key_first.first_column
            where owner.relnamespace = 'credit'::regnamespace and owner.relname = any($1::text [])
                and attribute.attname is distinct from 'subject_key'
            order by 1
            """, [.texts(tables)])
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    private func withSchema(_ body: (Connection) throws -> Void) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        try TestCluster.shared().withDatabase { database in
            let connection = try database.connect()
            _ = try Migrator(connection).run(
                try SchemaFile.load(folder: folder + "/sql"), nowMicroseconds: 1_782_878_400_000_000,
                report: { _ in })
            try body(connection)
        }
    }

    @Test("BX-15: every key of every subject-owned table leads with subject_key")
    func subjectKeyLeads() throws {
        try withSchema { connection in
            let found = try connection.execute(
                """
                select count(*) from pg_catalog.pg_class
                where relnamespace = 'credit'::regnamespace and relname = any($1::text [])
                """, [.texts(Self.subjectOwned)])
            #expect(try found.int64(0, 0) == Int64(Self.subjectOwned.count))
            #expect(try breaches(connection, Self.subjectOwned) == [])
            // A new table with a subject key has to be named here, or among the directories. The staging table of a
            // publication leads with the subject key, but also names its catalogue version, a reference table.
            let tables = try connection.execute(
                """
                select relname::text from pg_catalog.pg_class
                join pg_catalog.pg_attribute on attrelid = pg_class.oid and attname = 'subject_key'
                where relnamespace = 'credit'::regnamespace and relkind in ('r', 'p') and relname not like 'query_log%'
                    and relname <> all($1::text [])
                order by 1
                """, [.texts(Self.subjectOwned)])
            let directories = ["identifier", "public_identifier", "reclassification"]
            let others = (Self.caseOwned + Self.listOwned + directories).sorted()
            #expect(try (0..<tables.rowCount).map { try tables.text($0, 0) } == others)
        }
    }

    @Test("The lint can fail: a primary key, a unique index and a foreign key that lead with something else")
    func lintCanFail() throws {
        try withSchema { connection in
            try connection.executeScript(
                """
                create table credit.good (subject_key uuid, a integer, primary key (subject_key, a));
                create table credit.other (a integer, subject_key uuid, primary key (a, subject_key));
                create table credit.bad (
                    subject_key uuid references credit.subject (subject_key), a integer, b integer,
                    constraint bad_pkey primary key (a, subject_key),
                    constraint bad_other_fk foreign key (b, subject_key) references credit.other (a, subject_key)
                );
                create unique index bad_expression_key on credit.bad ((a + 1), subject_key);
                """)
            #expect(try breaches(connection, ["good"]) == [])
            #expect(
                try breaches(connection, ["bad"]) == [
                    "bad.bad_other_fk", "bad.bad_pkey", "bad.credit.bad_expression_key", "bad.credit.bad_pkey",
                ])
        }
    }
}
