import CreditStore
import DurableFiles
import EventLoop
import LogSigning
import Observability
import Postgres
import QueryLog
import Settings
import TransparencyLog

/// The rounds of the signer, one per interval, for as long as the program runs.
struct SigningRounds: Sendable {
    /// Longest time of a statement: a page of entries takes some ten milliseconds, and the stop waits for it.
    private static let statementTimeout = Duration.seconds(10)
    /// Milliseconds before a lost database is asked again.
    private static let reconnectMilliseconds = 1000

    let settings: Settings
    let log: Log
    let control: RoundControl

    /// Runs until it is stopped. Blocks its thread.
    func run() throws(ProgramFailure) {
        let signer = try makeSigner()
        var journal = RoundJournal(log: log)
        while !control.isStopping {
            do throws(SigningError) {
                let connection = try connect()
                defer { connection.close() }
                let store = QueryLogSigningStore(connection)
                while !control.isStopping { try makeRound(signer, store, &journal) }
            } catch {
                journal.failed(error)
                // The statement may have left the connection in any state: a new one is sure.
                control.wait(milliseconds: Self.reconnectMilliseconds)
            }
            if let lost = journal.lostMemory { throw lost }
        }
    }

    private func makeRound(
        _ signer: LogSigner, _ store: QueryLogSigningStore, _ journal: inout RoundJournal
    ) throws(SigningError) {
        let start = MonotonicInstant.current()
        let now = Int64(Log.systemClock().microseconds)
        let report = try signer.round(store, at: now) { _ in control.isStopping }
        let taken = start.duration(to: .current())
        journal.made(report, taken: taken)
        if journal.lostMemory != nil { return control.stop() }
        // So much was new that there is more.
        if report.newEntries >= LogSigner.maximumGrowth { return }
        control.wait(milliseconds: settings.signer.intervalMilliseconds - Int(taken / .milliseconds(1)))
    }

    private func connect() throws(SigningError) -> Connection {
        do throws(PostgresError) { return try Connection(database) } catch { throw .database(error) }
    }

    private func makeSigner() throws(ProgramFailure) -> LogSigner {
        let key = try KeyCommand(settings).signer()
        let policy = try readPolicy(key.verifierKey)
        let circle = try witnesses(policy)
        let entries = settings.signer.patrolEntriesPerSecond * settings.signer.intervalMilliseconds / 1000
        do throws(MemoryRefusal) {
            let memory = try SignerMemory(folder: settings.signer.stateDirectory, key: key.verifierKey)
            return try LogSigner(
                signer: key, memory: memory, publication: try publication(key.verifierKey), policy: policy,
                witnesses: circle, patrolEntries: max(1, entries))
        } catch {
            throw ProgramFailure(error.isAnotherSigner ? .failure : .configuration, error.description)
        }
    }

    private func publication(_ key: VerifierKey) throws(MemoryRefusal) -> CheckpointPublication {
        do throws(DurableFileError) {
            let publication = try CheckpointPublication(folder: settings.queryLog.publicationDirectory)
            try publication.publish(key)
            return publication
        } catch { throw .file(error) }
    }

    private func readPolicy(_ key: VerifierKey) throws(ProgramFailure) -> LogPolicy {
        do throws(LogTrustError) { return try LogTrust.policy(of: key, file: settings.queryLog.policyFile) } catch {
            throw ProgramFailure(.configuration, error.description)
        }
    }

    private func witnesses(_ policy: LogPolicy) throws(ProgramFailure) -> WitnessCircle? {
        guard policy.witnesses.contains(where: { $0.url != nil }) else { return nil }
        // libcurl's error type is not this program's to name: it is missing or it is not.
        guard
            let circle = try? WitnessCircle(
                policy: policy, timeout: .milliseconds(settings.signer.witnessTimeoutMilliseconds))
        else { throw ProgramFailure(.failure, "libcurl cannot be used") }
        return circle
    }

    private var database: ConnectionParameters {
        let database = settings.database
        return ConnectionParameters(
            host: database.socketDirectory, port: database.port, database: database.name, user: database.signerUser,
            applicationName: "creditsigner", connectTimeout: .milliseconds(database.connectDeadlineMilliseconds),
            statementTimeout: Self.statementTimeout, lockTimeout: Self.statementTimeout)
    }
}
