import Dispatch
import HTTPTypes
import Observability
import Postgres
import PostgresTesting
import Synchronization
import Testing

@testable import CreditAPI

/// Commands are done one by one on few threads; what finds no room or no time is refused, what was taken is answered.
@Suite struct CommandPoolTests {
    /// Answers in the order in which they came, and a way to wait for them.
    private final class Answers: Sendable {
        private let statuses = Mutex<[Int]>([])
        private let arrived = DispatchSemaphore(value: 0)

        func take(_ response: HTTPResponse) {
            statuses.withLock { $0.append(response.status.code) }
            arrived.signal()
        }

        /// The answers so far, once there are so many; a minute is longer than anything here takes.
        func first(_ count: Int) -> [Int] {
            for _ in 0..<count where arrived.wait(timeout: .now() + .seconds(60)) == .timedOut {
                Issue.record("an answer never came")
            }
            return statuses.withLock(\.self)
        }
    }

    private func pool(
        _ parameters: ConnectionParameters, threads: Int = 1, waitingRoom: Int = 8, deadline: Duration = .seconds(30)
    ) -> CommandPool {
        CommandPool(
            .init(
                name: "test", threads: threads, waitingRoom: waitingRoom, deadline: deadline,
                statementDeadline: .seconds(30), database: parameters, log: Log(level: .error, sink: { _ in }),
                onReachable: { _ in }))
    }

    private func command(
        _ answers: Answers, _ run: @escaping @Sendable (Connection) -> HTTPResponse = { _ in .init(status: .ok) }
    ) -> CommandPool.Command {
        CommandPool.Command(run: run, finish: answers.take)
    }

    @Test func whatIsTakenIsAnswered() throws {
        let pool = pool(try TestCluster.shared().database().parameters(), threads: 2, waitingRoom: 100)
        try pool.start()
        let answers = Answers()
        for _ in 0..<50 { #expect(pool.submit(command(answers))) }
        pool.stop()
        #expect(answers.first(50) == Array(repeating: 200, count: 50))
        #expect(!pool.submit(command(answers)))
        #expect(!pool.isBusy)
    }

    @Test func bothSidesOfTheWaitingRoom() throws {
        let pool = pool(try TestCluster.shared().database().parameters(), waitingRoom: 2)
        try pool.start()
        let answers = Answers()
        let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        #expect(
            pool.submit(
                command(answers) { _ in
                    begun.signal()
                    go.wait()
                    return .init(status: .ok)
                }))
        begun.wait()
        #expect(pool.submit(command(answers)))
        #expect(pool.submit(command(answers)))
        #expect(!pool.submit(command(answers)))
        #expect(pool.waitingCount == 2)
        go.signal()
        #expect(answers.first(3) == [200, 200, 200])
        pool.stop()
    }

    @Test func whatHasWaitedTooLongIsNotBegun() throws {
        let pool = pool(try TestCluster.shared().database().parameters(), deadline: .zero)
        try pool.start()
        let answers = Answers()
        let begun = Mutex(0)
        #expect(
            pool.submit(
                CommandPool.Command(
                    run: { _ in
                        begun.withLock { $0 += 1 }
                        return .init(status: .ok)
                    }, finish: answers.take)))
        #expect(answers.first(1) == [503])
        #expect(begun.withLock { $0 } == 0)
        pool.stop()
    }

    @Test func aTransactionThatIsLeftOpenIsRolledBack() throws {
        let database = try TestCluster.shared().database()
        let other = try database.connect()
        try other.executeScript("create table t (a integer)")
        let pool = pool(try database.parameters())
        try pool.start()
        let answers = Answers()
        #expect(
            pool.submit(
                command(answers) { connection in
                    // Failing would answer 500 below.
                    let isDone = (try? connection.executeScript("begin; insert into t values (1)")) != nil
                    return .init(status: isDone ? .ok : .internalServerError)
                }))
        #expect(pool.submit(command(answers)))
        #expect(answers.first(2) == [200, 200])
        pool.stop()
        #expect(try other.execute("select count(*) from t").int64(0, 0) == 0)
    }

    @Test("after a loss of the connection the next command has a new one")
    func aLostConnectionIsMadeAgain() throws {
        let database = try TestCluster.shared().database()
        let pool = pool(try database.parameters())
        try pool.start()
        let answers = Answers()
        let lose: @Sendable (Connection) -> HTTPResponse = { connection in
            do throws(PostgresError) {
                _ = try connection.execute("select pg_terminate_backend(pg_backend_pid())")
                return .init(status: .ok)
            } catch { return Problem(LaneFault.problem(of: error)).response }
        }
        #expect(pool.submit(command(answers, lose)))
        #expect(
            pool.submit(
                command(answers) { connection in
                    (try? connection.execute("select 1")) == nil
                        ? .init(status: .internalServerError) : .init(status: .ok)
                }))
        #expect(answers.first(2) == [503, 200])
        #expect(pool.lostCount == 1)
        pool.stop()
    }

    @Test func withoutADatabaseCommandsAreRefused() throws {
        var parameters = try TestCluster.shared().database().parameters()
        parameters.host = "/tmp/credit-no-such-folder"
        let pool = pool(parameters)
        try pool.start()
        let answers = Answers()
        #expect(pool.submit(command(answers)))
        #expect(answers.first(1) == [503])
        #expect(!pool.isReachable)
        pool.stop()
    }
}
