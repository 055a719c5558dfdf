import CreditInformation
import CreditServices
import CreditStore
import Dispatch
import Postgres
import PostgresTesting
import Testing

/// A publication that is stopped, goes on, or meets others.
@Suite struct InterruptedPublicationTests {
    /// More than two pages.
    private static let manyRecords = 4_100

    private func platformWithPenalties(_ count: Int, _ body: (TestPlatform) throws -> Void) throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", (1...count).map { TestPlatform.penalty($0) })
            try body(platform)
        }
    }

    /// Begins a publication and ends its session from outside after the first page.
    private func publishKilled(_ catalogue: TestCatalogue, on platform: TestPlatform) throws {
        let day = try #require(TestPlatform.publicationDay)
        var isKilled = false
        #expect {
            _ = try platform.publication().publish(catalogue.file, effectiveOn: day, publishedBy: "centre") { _ in
                // Waits until the session is gone, and its locks with it.
                let ended = try? platform.texts(
                    """
                    select pg_terminate_backend(pid, 30000)::text from pg_stat_activity
                    where datname = current_database() and usename = 'credit_intake'
                    """)
                isKilled = ended == ["true"]
            }
        } throws: { error in
            if case PublicationError.database = error { true } else { false }
        }
        #expect(isKilled)
    }

    @Test("HZ-M6: killed after the first page, nothing is in force; the next run prepares only the rest")
    func killedPublicationGoesOn() throws {
        try platformWithPenalties(Self.manyRecords) { platform in
            let closed = TestCatalogue(version: "2", penalty: "B")
            try publishKilled(closed, on: platform)
            #expect(try platform.answer(TestCodes.unified(1)) != nil)
            #expect(try platform.texts("select count(*) from credit.reclassification") == ["2000"])
            #expect(try platform.texts("select count(*) from credit.record_version where open_level <> 'A'") == ["0"])

            // The rows of the first run are still those of its transaction.
            let first = try platform.texts("select distinct xmin::text from credit.reclassification")
            var kept: [String] = []
            var shown: [PublicationProgress] = []
            let outcome = try platform.publish(closed) { progress in
                shown.append(progress)
                if progress.phase == .preparing, progress.records == Self.manyRecords {
                    kept = (try? platform.texts("select xmin::text from credit.reclassification")) ?? []
                }
            }
            #expect(kept.count == Self.manyRecords)
            #expect(kept.filter { first.contains($0) }.count == 2_000)
            #expect(outcome.versionID == 2)
            #expect(outcome.reclassifiedRecords == Self.manyRecords)
            #expect(shown.map(\.records) == [2_000, 4_000, 4_100, 2_000, 4_000, 4_100])
            #expect(Set(shown.map(\.totalRecords)) == [Self.manyRecords])
            #expect(try platform.texts("select count(*) from credit.public_record") == ["0"])
            #expect(try platform.texts("select count(*) from credit.reclassification") == ["0"])
            #expect(
                try platform.texts("select count(*) from credit.record_version where open_level = 'B' and version = 2")
                    == ["\(Self.manyRecords)"])
        }
    }

    @Test("HZ-M6: a begun publication blocks others by its label until it is abandoned")
    func begunPublicationBlocksOthers() throws {
        try platformWithPenalties(1) { platform in
            try publishKilled(TestCatalogue(version: "2", penalty: "B"), on: platform)
            #expect {
                try platform.publish(TestCatalogue(version: "3", penalty: "C"))
            } throws: { error in
                if case PublicationError.otherPublicationBegun("2", _) = error { true } else { false }
            }
            // The same label with other content is another file.
            #expect {
                try platform.publish(TestCatalogue(version: "2", penalty: "C"))
            } throws: { error in
                if case PublicationError.labelTaken("2") = error { true } else { false }
            }
            #expect(try platform.publication().abandon() == "2")
            #expect(try platform.publication().abandon() == nil)
            #expect(try platform.texts("select count(*) from credit.reclassification") == ["0"])
            #expect(try platform.answer(TestCodes.unified(1)) != nil)
            // What was dropped was never in force, so its label is free.
            #expect(try platform.publish(TestCatalogue(version: "2", penalty: "C")).reclassifiedRecords == 1)
            #expect(try platform.texts("select label from credit.catalogue_version where state = 'published'") == ["2"])
        }
    }

    @Test("BX-1: intake can abandon a begun version only, and can't delete a published one")
    func publishedVersionCannotBeDeleted() throws {
        try platformWithPenalties(1) { platform in
            let intake = try platform.database.connect(user: "credit_intake")
            #expect(throws: PostgresError.self) { try intake.executeScript("delete from credit.catalogue_version") }
            #expect(throws: PostgresError.self) { try intake.executeScript("delete from credit.record_version") }
            #expect(try platform.publication().abandon() == nil)
            #expect(try platform.texts("select state from credit.catalogue_version") == ["published"])
        }
    }

    @Test("HZ-M6: a superseded file does not come back under its label, nor does the effective date go back")
    func supersededVersionStaysSuperseded() throws {
        try platformWithPenalties(1) { platform in
            try platform.publish(TestCatalogue(version: "2", penalty: "B"))
            #expect {
                try platform.publish(TestCatalogue())
            } throws: { error in
                if case PublicationError.superseded("1") = error { true } else { false }
            }
            let before = try #require(TestPlatform.publicationDay?.adding(days: -1))
            #expect {
                _ = try platform.publication().publish(
                    TestCatalogue(version: "3").file, effectiveOn: before, publishedBy: "centre", progress: { _ in })
            } throws: { error in
                if case PublicationError.tooEarly = error { true } else { false }
            }
            // The same day is not before it.
            #expect(try platform.publish(TestCatalogue(version: "3")).versionID == 3)
        }
    }

    @Test("HZ-M6: what is imported while forms are prepared is reclassified as well")
    func importsGoOnDuringPreparation() throws {
        try platformWithPenalties(2) { platform in
            var counts: ImportCounts?
            var failure: (any Error)?
            let outcome = try platform.publish(TestCatalogue(version: "2", penalty: "B")) { progress in
                guard progress.phase == .preparing else { return }
                do {
                    counts = try platform.take(
                        in: "O",
                        [TestPlatform.penalty(1, amount: 999), TestPlatform.penalty(2), TestPlatform.penalty(3)])
                } catch { failure = error }
            }
            #expect(failure == nil)
            #expect(counts?[.updated] == 1 && counts?[.unchanged] == 1 && counts?[.accepted] == 1)
            #expect(outcome.reclassifiedRecords == 3)
            #expect(try platform.texts("select count(*) from credit.public_record") == ["0"])
            #expect(
                try platform.texts(
                    """
                    select open_level || version || (content -> 'JE' ->> 'fen') || ground from credit.record_version as v
                    where not exists (select from credit.record_version as n where n.record_id = v.record_id
                        and n.version > v.version) order by 1
                    """) == ["B210000catalogue 2", "B210000catalogue 2", "B399900catalogue 2"])
        }
    }

    /// Asks until a session waits for the writers' lock.
    private func importWaits(on platform: TestPlatform) -> Bool {
        for _ in 0..<200_000 {
            let waiting = try? platform.texts(
                """
                select 1::text from pg_locks where locktype = 'advisory' and not granted
                    and database = (select oid from pg_database where datname = current_database())
                """)
            if waiting == ["1"] { return true }
        }
        return false
    }

    @Test("HZ-M6: an import that waits for a publication goes by the new catalogue")
    func waitingImportTakesTheNewCatalogue() throws {
        try platformWithPenalties(1) { platform in
            let done = DispatchSemaphore(value: 0)
            let queue = DispatchQueue(label: "test.import")
            var isStarted = false
            var isWaiting = false
            try platform.publish(TestCatalogue(version: "2", penalty: "B")) { progress in
                // From here on the publication holds the writers' lock.
                guard progress.phase == .applying, !isStarted else { return }
                isStarted = true
                let database = platform.database
                queue.async {
                    // A failure shows as the missing record below.
                    _ = try? TestPlatform.attached(to: database).take(in: "O", [TestPlatform.penalty(2)])
                    done.signal()
                }
                isWaiting = importWaits(on: platform)
            }
            done.wait()
            #expect(isWaiting)
            #expect(
                try platform.texts(
                    "select distinct open_level from credit.record_version where version = 1 and catalogue_version_id = 2"
                ) == ["B"])
            #expect(try platform.texts("select count(*) from credit.public_record") == ["0"])
        }
    }

    @Test("HZ-M6: while one publication runs, another is refused")
    func publicationsDoNotMeet() throws {
        try platformWithPenalties(1) { platform in
            let file = TestCatalogue(version: "2", penalty: "B")
            var refusals = 0
            try platform.publish(file) { _ in
                do { try platform.publish(file) } catch PublicationError.running { refusals += 1 } catch {}
                do { _ = try platform.publication().abandon() } catch PublicationError.running { refusals += 1 } catch {
                }
            }
            #expect(refusals == 4)
            #expect(try platform.publish(file).isUnchanged)
        }
    }
}
