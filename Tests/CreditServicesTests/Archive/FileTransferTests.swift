import CreditInformation
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Scans on their way in and out, with a crash or a full disk at every step.
@Suite struct FileTransferTests {
    private static func id(in answer: String) throws -> UInt128 {
        let text = try #require(answer.split(separator: "\"file\": \"").dropFirst().first?.prefix(36))
        return try #require(Digest128(hexadecimal: text)).value
    }

    @Test func whatIsTakenInIsRegisteredAndComesBack() throws {
        try ArchiveWorld.with { world in
            let answer = try world.upload()
            let id = try Self.id(in: answer)
            #expect(try world.newestEntry() == "record_file window-1 answered")
            #expect(world.store.files.keys.sorted() == [id])
            #expect(
                try world.texts("select media_type || ' ' || byte_count from credit.stored_file")
                    == ["application/pdf \(ArchiveWorld.content.count)"])

            let scan = try world.read(id)
            #expect(scan.content == ArchiveWorld.content)
            #expect(scan.format == .pdf)
            #expect(scan.answer.utf8.allSatisfy { 0x20...0x7E ~= $0 })
            #expect(try world.newestEntry() == "read_file window-1 answered")
            #expect(try isClean(world.check(), checked: 1))
        }
    }

    @Test func theReadingIsLoggedBeforeTheFirstByteIsRead() throws {
        try ArchiveWorld.with { world in
            let id = try Self.id(in: world.upload())
            world.store.fault = .unreadable
            expectRefused("file_store_failed") { try world.read(id) }
            #expect(try world.newestEntry() == "read_file window-1 answered")
            world.store.fault = nil
            world.store.files[id] = [1, 2, 3]
            expectRefused("file_damaged") { try world.read(id) }
        }
    }

    @Test func withoutLeaveNoByteIsRead() throws {
        try ArchiveWorld.with { world in
            let id = try Self.id(in: world.upload())
            world.store.fault = .unreadable
            expectRefused("reading_not_approved") { try world.read(id, by: "window-1b") }
            #expect(try world.newestEntry() == "record_file window-1 answered")
        }
    }

    @Test func whatIsRefusedNeverReachesTheDisk() throws {
        try ArchiveWorld.with { world in
            expectRefused("material_unknown") { _ = try world.upload(material: 7) }
            expectRefused("case_unknown") { _ = try world.upload(by: "window-2") }
            expectRefused("role_not_allowed") { _ = try world.upload(by: "officer-1") }
            expectRefused("csrf_mismatch") { _ = try world.upload(token: [0]) }
            expectRefused("file_not_accepted") { _ = try world.upload(Array("<html></html>".utf8)) }
            expectRefused("file_not_accepted") { _ = try world.upload([]) }
            #expect(world.store.writes == 0)
            let rows = try world.texts("select file_id::text from credit.stored_file")
            #expect(rows == [])
        }
    }

    @Test func theLargestFileIsTakenAndOneByteMoreIsNot() throws {
        try ArchiveWorld.with { world in
            let count = ArchiveWorld.content.count
            expectRefused("file_too_large") { _ = try world.upload(maximumBytes: count - 1) }
            expectRefused(nil) { _ = try world.upload(maximumBytes: count) }
        }
    }

    @Test func aFullDiskLeavesNothingHalfDone() throws {
        try ArchiveWorld.with { world in
            world.store.fault = .full
            expectRefused("file_store_full") { _ = try world.upload() }
            #expect(world.store.files.isEmpty)
            #expect(try world.texts("select file_id::text from credit.stored_file") == [])
            world.store.fault = nil
            _ = try world.upload()
            #expect(try isClean(world.check(), checked: 1))
        }
    }

    @Test func aCrashBetweenBytesAndRowLeavesAnOrphanThatTheCheckRemoves() throws {
        try ArchiveWorld.with { world in
            // The bytes are written; then the database goes away, as it does when the daemon is killed.
            let staff = Int32(try world.staff.execute("select pg_backend_pid()").int64(0, 0))
            let store = TestStore { [database = world.database] in
                // What fails here shows in the upload, which then succeeds.
                _ = try? database.connect().execute("select pg_terminate_backend($1)", [.int4(staff)])
            }
            let killed = ArchiveWorld(
                database: world.database, store: store, archive: ScanArchive(store, try ArchiveWorld.secrets()),
                administrator: world.administrator, staff: world.staff, intake: world.intake)
            #expect(throws: StaffError.self) { _ = try killed.upload() }
            #expect(store.files.count == 1)
            #expect(try killed.texts("select file_id::text from credit.stored_file") == [])

            // As long as an upload could be under way it stays.
            let young = try killed.check(atSecond: FileCheck.graceSeconds - 1)
            #expect(young.young == 1 && young.orphans == 0 && young.isSound)
            #expect(store.files.count == 1)
            let old = try killed.check(atSecond: FileCheck.graceSeconds)
            #expect(old.orphans == 1 && old.young == 0 && old.isSound)
            #expect(store.files.isEmpty)
            #expect(try killed.newestEntry() == "check_files machine:tester answered")
        }
    }
}
