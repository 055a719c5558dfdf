public import Postgres

/// The event triggers that keep the query log's tables from being dropped or altered by mistake.
///
/// A superuser makes them with `config/postgresql/guard.sql`; a migrator can't.
/// - Rule: HZ-Q15.
public enum QueryLogGuard {
    /// Whether both are there and fire for everybody.
    ///
    /// Call on the connection's own thread.
    /// - Parameter connection: Any role's; the catalogue is open to all.
    /// - Throws: What the server says.
    public static func isPresent(_ connection: Connection) throws(PostgresError) -> Bool {
        try connection.execute(
            """
            select pg_catalog.count(*) = 2 from pg_catalog.pg_event_trigger
            where evtname in ('credit_guard_query_log_drop', 'credit_guard_query_log_alteration')
                and evtenabled = 'A'
            """
        ).bool(0, 0)
    }
}
