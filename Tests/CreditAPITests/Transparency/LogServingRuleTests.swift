import CreditStore
import Testing
import TransparencyLog

@testable import CreditAPI

/// HZ-Q15: when the daemon stops answering, and when it does not.
@Suite struct LogServingRuleTests {
    private let log: TestLog
    private let rule = LogServingRule(stallSeconds: 900)
    private let second: Int64 = 1_000_000

    init() throws {
        log = try TestLog()
    }

    /// A log of 300 entries of which a checkpoint of 256 covers the first ones; nothing is wrong.
    private func healthy() throws -> LogServingRule.Facts {
        let checkpoint = CheckpointSource.signed(try log.checkpoint(256))
        return .init(
            published: checkpoint, recorded: checkpoint, recordedSize: 256, nextPosition: 300, waitedMicroseconds: 1,
            missingMicroseconds: 0, isAlarmed: false)
    }

    private func obstacles(_ change: (inout LogServingRule.Facts) throws -> Void) throws -> [LogObstacle] {
        var facts = try healthy()
        try change(&facts)
        return rule.obstacles(facts)
    }

    @Test("a signed log is served, before its first checkpoint, too")
    func healthyLog() throws {
        #expect(try obstacles { _ in } == [])
        #expect(try obstacles { $0.waitedMicroseconds = nil } == [])
        let first = try obstacles {
            $0.published = .absent
            $0.recorded = .absent
            $0.recordedSize = 0
        }
        #expect(first == [])
    }

    @Test("an entry may wait for the limit and not a microsecond longer")
    func stall() throws {
        #expect(try obstacles { $0.waitedMicroseconds = 900 * second } == [])
        #expect(try obstacles { $0.waitedMicroseconds = 900 * second + 1 } == [.checkpointsStalled])
    }

    @Test("a database that knows as much as the file, or more, is served; one entry less is not")
    func behind() throws {
        let file = CheckpointSource.signed(try log.checkpoint(300))
        let same = try obstacles {
            $0.published = file
            $0.recorded = file
            $0.recordedSize = 300
        }
        #expect(same == [])
        let ahead = try obstacles {
            $0.recorded = file
            $0.recordedSize = 300
        }
        #expect(ahead == [])
        #expect(try obstacles { $0.published = file } == [.databaseBehindCheckpoint])
        let shorter = try obstacles {
            $0.published = file
            $0.recorded = file
            $0.recordedSize = 300
            $0.nextPosition = 299
        }
        #expect(shorter == [.databaseBehindCheckpoint])
        let empty = try obstacles {
            $0.recorded = .absent
            $0.recordedSize = 0
            $0.nextPosition = 0
            $0.waitedMicroseconds = nil
        }
        #expect(empty == [.databaseBehindCheckpoint])
    }

    @Test("another root at the size of the file is another log")
    func fork() throws {
        let other = CheckpointSource.signed(try log.checkpoint(256, root: log.leaf(7)))
        #expect(try obstacles { $0.recorded = other } == [.databaseBehindCheckpoint])
    }

    @Test("a file or a row that is not a checkpoint of this log stops answers")
    func unreadable() throws {
        #expect(try obstacles { $0.published = .unreadable } == [.checkpointUnreadable])
        #expect(try obstacles { $0.recorded = .unreadable } == [.checkpointUnreadable])
        // The column says one size, the note another.
        #expect(try obstacles { $0.recordedSize = 257 } == [.checkpointUnreadable])
        #expect(try obstacles { $0.recorded = .absent } == [.checkpointUnreadable])
    }

    @Test("the file may be missing for as long as the signer needs to write it, not longer")
    func missing() throws {
        let limit = Int64(LogServingRule.publicationSeconds) * second
        for (microseconds, expected) in [(limit, []), (limit + 1, [LogObstacle.checkpointMissing])] {
            let found = try obstacles {
                $0.published = .absent
                $0.missingMicroseconds = microseconds
            }
            #expect(found == expected)
        }
    }

    @Test("the signer's alarm is told and stops nothing by itself; everything else does")
    func alarm() throws {
        #expect(try obstacles { $0.isAlarmed = true } == [.signerAlarm])
        #expect(LogObstacle.allCases.filter { !$0.stopsAnswers } == [.signerAlarm])
        #expect(Set(LogObstacle.allCases.map(\.name.description)).count == LogObstacle.allCases.count)
    }

    @Test("everything that is wrong is told at once")
    func severalAtOnce() throws {
        let found = try obstacles {
            $0.published = .unreadable
            $0.waitedMicroseconds = .max
            $0.isAlarmed = true
        }
        #expect(found == [.checkpointsStalled, .checkpointUnreadable, .signerAlarm])
    }
}
