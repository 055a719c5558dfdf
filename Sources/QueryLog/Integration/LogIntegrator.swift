import CreditStore
public import Postgres
import TransparencyLog

/// Turns the query log's entries into the tiles of its tree, for as long as the daemon runs.
///
/// Works on a thread of its own with a connection of its own, and sees hashes only. Several may run: one has the lead, the
/// others wait for it. Whatever happens to it, the tree in the database is whole, and it begins again from there.
/// - Rule: HZ-Q15.
public struct LogIntegrator: Sendable {
    /// Entries that are taken at a time: 32 tiles, what arrives in 0.4 s at 20,000 entries a second, and 400 KB of
    /// hashes in memory.
    public static let pageSize = 8192
    /// Milliseconds between two attempts to take the lead: how long nobody leads after the leader has gone.
    static let leadIntervalMilliseconds = 500
    /// Milliseconds before the first further attempt after a failure; doubled with each.
    static let firstBackoffMilliseconds = 200
    /// Milliseconds that a further attempt waits at most: the database is back within seconds after a restart.
    static let maximumBackoffMilliseconds = 5000
    /// Longest time of a statement: a page takes a tenth of a second, a server that is stuck must not hold up the stop.
    static let statementTimeout = Duration.seconds(10)

    private let parameters: ConnectionParameters
    private let intervalMilliseconds: Int
    private let pageSize: Int

    /// - Parameters:
    ///   - parameters: Where the database is; the user is the integrator's.
    ///   - intervalMilliseconds: Pause when there is nothing to do.
    ///   - pageSize: Entries that are taken at a time, at least 1.
    public init(_ parameters: ConnectionParameters, intervalMilliseconds: Int, pageSize: Int = Self.pageSize) {
        var parameters = parameters
        parameters.statementTimeout = Self.statementTimeout
        parameters.lockTimeout = Self.statementTimeout
        self.parameters = parameters
        self.intervalMilliseconds = intervalMilliseconds
        self.pageSize = pageSize
    }

    /// Works until it is stopped. Blocks its thread.
    ///
    /// - Parameter report: Told of everything that happens, on this thread.
    public func run(_ control: IntegrationControl, report: (IntegrationEvent) -> Void) {
        var backoff = Self.firstBackoffMilliseconds
        while !control.isStopping {
            do throws(PostgresError) {
                let connection = try Connection(parameters)
                defer { connection.close() }
                try work(QueryLogTreeStore(connection), control) { event in
                    if case .integrated = event { backoff = Self.firstBackoffMilliseconds }
                    report(event)
                }
            } catch {
                report(.failed(error))
                control.wait(milliseconds: backoff)
                backoff = min(2 * backoff, Self.maximumBackoffMilliseconds)
            }
        }
    }

    private func work(
        _ store: QueryLogTreeStore, _ control: IntegrationControl, report: (IntegrationEvent) -> Void
    ) throws(PostgresError) {
        while try !store.tryLead() {
            report(.followed)
            control.wait(milliseconds: Self.leadIntervalMilliseconds)
            guard !control.isStopping else { return }
        }
        report(.began)
        var turn = IntegrationTurn(store, pageSize: pageSize)
        while !control.isStopping {
            let event = try turn.run()
            report(event)
            if case .integrated(pageSize, _, _) = event { continue }
            if case .overtaken = event { continue }
            control.wait(milliseconds: intervalMilliseconds)
        }
    }
}
