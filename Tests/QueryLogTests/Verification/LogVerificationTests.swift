import CreditStore
import Postgres
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: a log that nobody touched is in order, whatever its size.
@Suite struct LogVerificationTests {
    @Test("An untouched log is in order, and its own verification is logged", arguments: [0, 1, 255, 256, 1000])
    func untouched(size: Int) throws {
        try VerifiableLog.with { log in
            if size > 0 {
                try log.append(size)
                try log.sign()
            }
            let report = try log.verify()
            #expect(report.findings == [])
            #expect(report.verifiedEntries == size)
            #expect(report.provedSize == size)
            #expect(report.comparedRoots == (size > 0 ? 1 : 0))
            #expect(report.positions == 0..<size)
            #expect(try log.store.state().tree.nextPosition == size + 1)
            // The entry about the verification is itself in order.
            #expect(try log.verify().findings == [])
        }
    }

    @Test("Every checkpoint is verified, also several in one tile, and entries that wait for the integrator are read")
    func manyCheckpoints() throws {
        try VerifiableLog.with { log in
            for count in [1, 2, 60, 193, 1, 255, 300] {
                try log.append(count)
                try log.sign()
            }
            try log.append(77)
            let report = try log.verify()
            #expect(report.findings == [])
            #expect(report.verifiedCheckpoints == 7)
            #expect(report.comparedRoots == 7)
            #expect(report.verifiedEntries == 889)
            #expect(report.waitingEntries == 77)
            #expect(report.provedSize == 812)
        }
    }

    /// 66,136 entries: a full block and a part of a second, with two checkpoints.
    private func withTwoBlocks(_ body: (VerifiableLog, SignedNote) throws -> Void) throws {
        try VerifiableLog.with { log in
            try log.append(65_536, batch: 4096)
            try log.sign()
            try log.append(600, from: VerifiableLog.noon + 100_000_000, batch: 300)
            try body(log, try log.sign())
        }
    }

    private func expect(
        _ log: VerifiableLog, from: Int = 0, to: Int? = nil, positions: Range<Int>, provedSize: Int
    ) throws {
        let report = try log.verify {
            $0.from = from
            $0.to = to
        }
        #expect(report.findings == [])
        #expect(report.positions == positions)
        #expect(report.provedSize == provedSize)
    }

    @Test("A log of several blocks is verified whole and in part")
    func severalBlocks() throws {
        try withTwoBlocks { log, note in
            #expect(try log.verify { $0.published = note }.findings == [])
            try expect(log, from: 66_000, positions: 65_536..<66_137, provedSize: 66_136)
            try expect(log, to: 65_536, positions: 0..<65_536, provedSize: 65_536)
        }
    }

    @Test("A tile of the second level is found at the first position below its hash, and the parts meet without it")
    func secondLevel() throws {
        try withTwoBlocks { log, _ in
            try log.tamper(
                """
                update credit.query_log_tile set hashes = set_byte(hashes, 3200, 255 - get_byte(hashes, 3200))
                where tile_level = 1 and tile_index = 0
                """)
            #expect(try log.verify().findings == [LogFinding(25_600, .changedTile(level: 1, index: 0))])
            try log.tamper("delete from credit.query_log_tile where tile_level = 1 and tile_index = 0")
            #expect(try log.verify().findings == [LogFinding(0, .missingTile(level: 1, index: 0))])
            try log.tamper("update credit.query_log_entry set entry = '\\x00' where log_position = 66000")
            let positions = try log.verify().findings.map(\.position)
            #expect(positions == [0, 66_000, 66_000])
        }
    }

    @Test("Nobody reads without a logged verification")
    func permit() throws {
        try VerifiableLog.with { log in
            try log.append(10)
            for permit in [.beforeAll, try log.store.begin(from: 5, reader: "甲", nowMicroseconds: 0)] as [QueryLogPlace]
            {
                #expect(throws: PostgresError.self) {
                    _ = try log.store.page(permit: permit, after: .beforeAll, until: .behindAll, maximum: 1).count
                }
            }
        }
    }
}
