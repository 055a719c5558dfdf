import CreditStore
import DurableFiles
import LogSigning
import Postgres
import Testing
import TransparencyLog

/// HZ-Q15: what is signed is the tree over the entries, whatever happens to the signer on the way.
@Suite struct HonestGrowthTests {
    @Test func anEmptyLogIsNotSigned() throws {
        try SignedLog.with { log in
            let report = try log.round(log.signer())
            #expect(report.outcome == .unchanged)
            #expect(try log.checkpoint() == nil)
            #expect(log.file("public/checkpoint") == nil)
            #expect(log.file("state/state.json") == nil)
        }
    }

    @Test("each round signs what has grown, and only that", arguments: [NoteSignatureType.ed25519, .sm2])
    func rounds(type: NoteSignatureType) throws {
        try SignedLog.with(type) { log in
            let signer = try log.signer()
            var size = 0
            for step in [1, 1, 253, 1, 1, 255, 1000, 4096, 5000] {
                size += step
                try log.grow(by: step)
                let report = try log.round(signer)
                #expect(report.outcome == .published(size: size))
                #expect(report.newEntries == step)
                #expect(report.alarmChanges.isEmpty)
                #expect(
                    try log.checkpoint() == Checkpoint(origin: SignedLog.origin, size: size, root: log.root(size: size))
                )
                #expect(try log.file("public/checkpoint") == log.store.newestCheckpoint()?.note)
            }
            #expect(try log.round(signer).outcome == .unchanged)
            #expect(try log.store.checkpoints(from: 0, maximum: 100).count == 9)
        }
    }

    @Test func onlyWhatIsInTheTreeIsSigned() throws {
        try SignedLog.with { log in
            try log.grow(by: 300)
            try log.grow(by: 50, integrating: false)
            #expect(try log.round().outcome == .published(size: 300))
            try log.integrate()
            #expect(try log.round().outcome == .published(size: 350))
        }
    }

    @Test func aCheckpointAddsSoManyEntriesAtMost() throws {
        try SignedLog.with { log in
            try log.grow(by: 700)
            let signer = try log.signer(maximumGrowth: 300)
            #expect(try log.round(signer).outcome == .published(size: 300))
            #expect(try log.round(signer).outcome == .published(size: 600))
            #expect(try log.round(signer).outcome == .published(size: 700))
            #expect(try log.checkpoint()?.root == log.root(size: 700))
        }
    }

    @Test("a signer that is killed after any step goes on from there", arguments: SigningStep.allCases)
    func interruption(step: SigningStep) throws {
        try SignedLog.with { log in
            try log.grow(by: 300)
            #expect(try log.round().outcome == .published(size: 300))
            try log.grow(by: 400)
            var remembered: String?
            var isStopped = false
            do {
                let report = try log.round(log.signer()) { $0 == step }
                isStopped = report.outcome == .stopped
                remembered = log.file("state/state.json")
            }
            // A step that this round does not have would test nothing.
            #expect(isStopped)
            let report = try log.round()
            #expect([.published(size: 700), .unchanged].contains(report.outcome))
            #expect(report.alarmChanges.isEmpty)
            #expect(try log.checkpoint()?.root == log.root(size: 700))
            let sizes = try log.store.checkpoints(from: 0, maximum: 10).map(\.treeSize)
            #expect(sizes == [300, 700])
            #expect(try log.file("public/checkpoint") == log.store.newestCheckpoint()?.note)
            // A signature that was remembered is the one that is published.
            if ![.compared, .patrolled, .pageRead].contains(step) {
                let text = try #require(log.file("public/checkpoint")).split(separator: " ").last
                let signature = try #require(text?.split(separator: "\n").first)
                #expect(remembered?.contains(signature) == true)
            }
            try log.grow(by: 1)
            #expect(try log.round().outcome == .published(size: 701))
        }
    }

    @Test("checkpoints that were signed but never published are commitments, too")
    func unpublishedCommitment() throws {
        try SignedLog.with { log in
            try log.grow(by: 300)
            _ = try log.round(log.signer()) { $0 == .remembered }
            try log.tamper(
                """
                delete from credit.query_log_entry where log_position >= 200;
                update credit.query_log_head set next_position = 200
                """)
            #expect(try log.round().outcome == .refused(SigningAlarm(.logShrunk, at: 200)))
            #expect(try log.checkpoint() == nil)
        }
    }

    @Test func theHistoryHasACheckpointEveryTenMinutes() throws {
        try SignedLog.with { log in
            let signer = try log.signer()
            var lines: [Int] = []
            for pause: Int64 in [0, 300, 290, 20, 0, 700] {
                log.wait(seconds: pause)
                try log.grow(by: 10)
                _ = try log.round(signer)
                lines.append(log.file("state/history")?.split(separator: "\n").count ?? 0)
            }
            #expect(lines == [1, 1, 1, 2, 2, 3])
        }
    }

    @Test func thePatrolVerifiesTheWholeTreeInSlices() throws {
        try SignedLog.with { log in
            try log.grow(by: 1000)
            let signer = try log.signer(patrolEntries: 300)
            _ = try log.round(signer)
            let reports = try (0..<5).map { _ in try log.round(signer) }
            #expect(reports.map(\.patrolledEntries) == [300, 300, 300, 100, 300])
            #expect(reports.map(\.verifiedSize) == [nil, nil, nil, 1000, nil])
        }
    }

    @Test("a clock that is set back gives thousands of entries one time, in many pages of the patrol")
    func clockSetBack() throws {
        try SignedLog.with { log in
            try log.grow(by: 300)
            try log.grow(by: 8700, isClockSetBack: true)
            let signer = try log.signer(patrolEntries: 777)
            _ = try log.round(signer)
            var verified = 0
            for _ in 0..<30 {
                let report = try log.round(signer)
                #expect(report.outcome == .unchanged)
                verified += report.verifiedSize == 9000 ? 1 : 0
            }
            #expect(verified == 2)
        }
    }
}
