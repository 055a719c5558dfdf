import CreditInformation
import CreditServices
import CreditStore
import Cryptography
import Postgres
import Testing

/// Destruction by two persons, killed in between; and what the check of the store finds.
@Suite struct ArchiveDestructionTests {
    /// 2031-06-02 10:00 in Shanghai: the day after the five years of what was filed on 2026-06-01.
    private static let afterFiveYears = ArchiveWorld.morning + 1827 * 86_400_000_000

    /// A filed and closed case with one scan, held by the centre, whose destruction the keeper has proposed.
    private static func proposed(_ world: ArchiveWorld) throws -> UInt128 {
        _ = try world.upload()
        _ = try StaffTransaction(world.staff).run { connection in
            try FilingStore(connection, world.caller("window-1")).file(
                [ArchiveWorld.material], shelfMark: "A-1", secretGrade: "ordinary", lateReason: nil)
        }
        try world.administrator.executeScript(
            """
            update credit.service_case set state = 'closed', closed_at = '2026-06-02Z'
            where case_id = 'ca5e0000-0000-4000-8000-000000000001';
            update credit.archive_filing set holding_unit = 'HZ-ZX'
            """)
        _ = try world.administrator.execute(
            "select credit.prepare_query_log_partitions($1)", [.timestamp(microsecondsSince1970: afterFiveYears)])
        let answer = try StaffTransaction(world.staff).run { connection in
            try DestructionStore(connection, world.caller("clerk", at: afterFiveYears)).propose(
                [ArchiveWorld.material], reason: "保管期满")
        }
        let text = try #require(answer.split(separator: "\"destruction\": \"").dropFirst().first?.prefix(36))
        return try #require(Digest128(hexadecimal: text)).value
    }

    private static func decide(
        _ world: ArchiveWorld, _ destruction: UInt128, _ decision: String = "approved", by officer: String = "officer-1"
    ) throws -> ArchiveDestruction.Outcome {
        try ArchiveDestruction(world.staff, world.archive, world.caller(officer, at: afterFiveYears)).decide(
            destruction, decision: decision, reason: "同意", requestTokenDigest: ArchiveWorld.requestToken)
    }

    @Test func theSecondPersonsApprovalRemovesTheBytes() throws {
        try ArchiveWorld.with { world in
            let outcome = try Self.decide(world, Self.proposed(world))
            #expect(outcome.removed == 1 && outcome.remaining == 0)
            #expect(outcome.answer.contains(#""certificate": "2031-1""#))
            #expect(world.store.files.isEmpty)
            #expect(try isClean(world.check(), checked: 0))
        }
    }

    @Test func aRefusalRemovesNothing() throws {
        try ArchiveWorld.with { world in
            let outcome = try Self.decide(world, Self.proposed(world), "refused")
            #expect(outcome.removed == 0 && outcome.remaining == 0)
            #expect(world.store.files.count == 1)
            #expect(try isClean(world.check(), checked: 1))
        }
    }

    @Test func whatMayNotDecideRemovesNothing() throws {
        try ArchiveWorld.with { world in
            let destruction = try Self.proposed(world)
            expectRefused("role_not_allowed") { _ = try Self.decide(world, destruction, by: "clerk") }
            expectRefused("destruction_unknown") { _ = try Self.decide(world, 7) }
            #expect(world.store.files.count == 1)
        }
    }

    @Test func killedBetweenDecisionAndRemovalTheBytesAreFoundAndRemoved() throws {
        try ArchiveWorld.with { world in
            let destruction = try Self.proposed(world)
            world.store.fault = .killedBeforeRemoval
            let outcome = try Self.decide(world, destruction)
            #expect(outcome.removed == 0 && outcome.remaining == 1)
            // Decided, certified, and still on the disk: nobody is given them.
            let id = try #require(world.store.files.keys.first)
            let destroyed = try world.texts(
                "select '' || file_id from credit.stored_file where destroyed_at is not null")
            #expect(destroyed.count == 1)
            world.store.fault = nil

            let report = try world.check(atSecond: 0)
            #expect(report.destroyed == [id])
            #expect(report.isSound)
            #expect(world.store.files.isEmpty)
            #expect(try isClean(world.check(), checked: 0))
        }
    }

    @Test func theCheckNamesWhatIsMissingAndWhatWasChanged() throws {
        try ArchiveWorld.with { world in
            _ = try world.upload()
            _ = try world.upload()
            let ids = world.store.files.keys.sorted()
            world.store.files[ids[0]] = nil
            world.store.files[ids[1]]?[20] ^= 1
            world.store.others = [FileStoreEntry(kind: .foreign, name: "notes.txt", modifiedAtSeconds: 0)]
            let report = try world.check()
            #expect(report.missing == [ids[0]])
            #expect(report.damaged == [ids[1]])
            #expect(report.foreign == ["notes.txt"])
            #expect(!report.isSound)
            // Neither is touched.
            #expect(world.store.files.keys.sorted() == [ids[1]])
            #expect(world.store.others.count == 1)
        }
    }

    @Test func whatIsDestroyedWhileTheCheckRunsIsNotMissing() throws {
        try ArchiveWorld.with { world in
            for _ in 0..<3 { _ = try world.upload() }
            let ids = world.store.files.keys.sorted()
            // After the first scan of the page: the second is destroyed, as a decision does; the third is lost.
            let report = try world.check { done in
                guard done == 1 else { return }
                world.store.files[ids[1]] = nil
                world.store.files[ids[2]] = nil
                #expect(throws: Never.self) {
                    _ = try world.administrator.execute(
                        "update credit.stored_file set destroyed_at = uploaded_at where file_id = $1", [.uuid(ids[1])])
                }
            }
            #expect(report.checked == 3)
            #expect(report.missing == [ids[2]])
        }
    }

    @Test func halfWrittenBytesAreRemovedWhenNobodyCanBeAtThemAnyMore() throws {
        try ArchiveWorld.with { world in
            world.store.others = [FileStoreEntry(kind: .partial, name: "ab/x.partial", modifiedAtSeconds: 1000)]
            let young = try world.check(atSecond: 1000 + FileCheck.graceSeconds - 1)
            #expect(young.young == 1)
            #expect(world.store.others.count == 1)
            #expect(try world.check(atSecond: 1000 + FileCheck.graceSeconds).orphans == 1)
            #expect(world.store.others.isEmpty)
        }
    }

    @Test func aRegisterThatKnowsNothingOfTheStoreRemovesNothingUnasked() throws {
        try ArchiveWorld.with { world in
            for id in 0..<UInt128(FileCheck.maximumOrphans + 1) { world.store.files[id] = [1] }
            let report = try world.check()
            #expect(report.remaining == FileCheck.maximumOrphans + 1 && report.orphans == 0)
            #expect(!report.isSound)
            #expect(world.store.files.count == FileCheck.maximumOrphans + 1)
            world.store.files[0] = nil
            #expect(try world.check().orphans == FileCheck.maximumOrphans)
            for id in 0..<UInt128(FileCheck.maximumOrphans + 1) { world.store.files[id] = [1] }
            #expect(try world.check(removesMany: true).orphans == FileCheck.maximumOrphans + 1)
            #expect(world.store.files.isEmpty)
        }
    }
}
