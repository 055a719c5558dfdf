import Postgres
import PostgresTesting

/// What stands in the tables of schema credit, in a form that two databases can be compared by.
enum TableDump {
    /// Rows as sorted text by table, without what is random or a clock's: batch ids, sealed bytes, the register.
    static func comparable(_ database: TestDatabase) throws -> [String: String] {
        try dump(database) { table in
            """
            select coalesce(string_agg(line, E'\\n' order by line collate "C"), '') from (
                select regexp_replace(
                    (to_jsonb(t) - 'batch_id' - 'sealed_value' - 'sealed_row')::text,
                    '"sealed": "[0-9a-f]+"', '"sealed"', 'g') as line
                from credit.\(table) t
            ) as lines
            """
        } without: {
            $0.hasPrefix("import_") || $0.hasPrefix("query_log")
        }
    }

    /// Every row of every table, as it would stand in a stolen dump.
    static func everything(_ database: TestDatabase) throws -> [String: String] {
        try dump(database) {
            "select coalesce(string_agg(t::text, E'\\n' order by t::text collate \"C\"), '') from credit.\($0) t"
        } without: { _ in
            false
        }
    }

    /// Lines that only one of the two has, at most four: enough for a message.
    static func difference(_ found: String?, _ expected: String?) -> [String] {
        let found = Set((found ?? "").split(separator: "\n").map(String.init))
        let expected = Set((expected ?? "").split(separator: "\n").map(String.init))
        return Array(found.symmetricDifference(expected).sorted().prefix(4))
    }

    private static func dump(
        _ database: TestDatabase, _ statement: (String) -> String, without isLeftOut: (String) -> Bool
    ) throws -> [String: String] {
        let connection = try database.connect()
        let tables = try connection.execute(
            """
            select relname::text from pg_catalog.pg_class
            where relnamespace = 'credit'::regnamespace and relkind = 'r' order by relname
            """)
        var content: [String: String] = [:]
        for row in 0..<tables.rowCount {
            let table = try tables.text(row, 0)
            if isLeftOut(table) { continue }
            content[table] = try connection.execute(SQL(unsafeText: statement(table))).text(0, 0)
        }
        return content
    }
}
