import DurableFiles
import Glibc
import Testing

@Suite struct ExclusiveLockTests {
    @Test func oneHoldsItUntilItIsReleased() throws {
        let folder = try TemporaryFolder()
        let lock = try ExclusiveLock(folder["lock"])
        let error = #expect(throws: DurableFileError.self) { _ = try ExclusiveLock(folder["lock"]) }
        #expect(error?.cause == .alreadyLocked)
        #expect(error?.description == "lock \(folder["lock"]): is locked by another writer")
        lock.release()
        let again = try ExclusiveLock(folder["lock"])
        #expect(permissionBits(folder["lock"]) == 0o600)
        again.release()
        #expect(folder.names == ["lock"])
    }

    @Test func itGoesWithItsHolder() throws {
        let folder = try TemporaryFolder()
        do {
            let lock = try ExclusiveLock(folder["lock"])
            _ = lock
        }
        _ = try ExclusiveLock(folder["lock"])
    }

    @Test func linksAndFoldersAreNoLocks() throws {
        let folder = try TemporaryFolder()
        #expect(unsafe symlink(folder["elsewhere"], folder["link"]) == 0)
        for path in [folder["link"], folder.path] {
            #expect(throws: DurableFileError.self) { _ = try ExclusiveLock(path) }
        }
        #expect(folder.names == ["link"])
    }
}
