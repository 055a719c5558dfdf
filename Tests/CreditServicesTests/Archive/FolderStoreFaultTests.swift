import CreditServices
import DurableFiles
import FileSystemTesting
import Glibc
import Testing

/// The store on disks that are full, read-only or failing; each in a child process, so that no other test is hit.
@Suite struct FolderStoreFaultTests {
    @Test func aFileThatFitsIsKeptAndOneByteMoreLeavesNothing() async {
        await #expect(processExitsWith: .success) {
            try ProcessLimits.limitFiles(toBytes: UInt(limit))
            let folder = StoreFolder()
            defer { withExtendedLifetime(folder) {} }
            let store = try folder.store()
            #expect(throws: FileStoreError.full) {
                try store.write([UInt8](repeating: 1, count: limit + 1), id: StoreFolder.id)
            }
            #expect(try store.contents().isEmpty)
            try store.write([UInt8](repeating: 1, count: limit), id: StoreFolder.id)
            #expect(try store.contents().map(\.kind) == [.file(StoreFolder.id)])
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func aFullDiskKeepsWhatItHasAndTakesMoreWhenThereIsRoom() async {
        await #expect(processExitsWith: .success) {
            let folder = StoreFolder()
            try FolderStore.create(folder: folder.path)
            let disk = folder.path + "/ab"
            // 16 pages: the second file does not fit beside the first.
            let small = try SmallDisk(at: disk, options: "size=64k")
            let store = try FolderStore(folder: folder.path)
            let half = [UInt8](repeating: 1, count: 40_960)
            try store.write(half, id: StoreFolder.id)
            #expect(throws: FileStoreError.full) { try store.write(half, id: StoreFolder.id + 1) }
            #expect(try store.contents().map(\.kind) == [.file(StoreFolder.id)])
            #expect(try store.read(StoreFolder.id, maximumBytes: half.count) == half)
            try store.remove(StoreFolder.id)
            try store.write(half, id: StoreFolder.id + 1)
            try store.remove(StoreFolder.id + 1)
            small.end()
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func aDiskWithoutNumbersForFilesIsFull() async {
        await #expect(processExitsWith: .success) {
            let folder = StoreFolder()
            try FolderStore.create(folder: folder.path)
            let disk = folder.path + "/ab"
            // One number is the folder's own.
            let small = try SmallDisk(at: disk, options: "nr_inodes=2")
            let store = try FolderStore(folder: folder.path)
            try store.write([1], id: StoreFolder.id)
            #expect(throws: FileStoreError.full) { try store.write([1], id: StoreFolder.id + 1) }
            try store.remove(StoreFolder.id)
            try store.write([1], id: StoreFolder.id + 1)
            try store.remove(StoreFolder.id + 1)
            small.end()
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func aDiskThatBecomesReadOnlyIsReadAndNotWritten() async {
        await #expect(processExitsWith: .success) {
            let folder = StoreFolder()
            try FolderStore.create(folder: folder.path)
            let disk = folder.path + "/ab"
            let small = try SmallDisk(at: disk, options: "size=64k")
            let store = try FolderStore(folder: folder.path)
            try store.write([1], id: StoreFolder.id)
            // What a kernel does to a file system after a failure of its disk.
            try small.makeReadOnly()
            expectFailed(EROFS) { () throws(FileStoreError) in try store.write([1], id: StoreFolder.id + 1) }
            expectFailed(EROFS) { () throws(FileStoreError) in try store.remove(StoreFolder.id) }
            expectFailed(EROFS) { () throws(FileStoreError) in _ = try FolderStore(folder: folder.path) }
            #expect(try store.read(StoreFolder.id, maximumBytes: 1) == [1])
            small.end()
        }
    }

    @Test func withoutADescriptorNothingIsKeptAndNothingIsLost() async {
        await #expect(processExitsWith: .success) {
            let folder = StoreFolder()
            let store = try folder.store()
            try store.write([1], id: StoreFolder.id)
            try ProcessLimits.forbidOpening()
            expectFailed(EMFILE) { () throws(FileStoreError) in try store.write([1], id: StoreFolder.id + 1) }
            expectFailed(EMFILE) { () throws(FileStoreError) in _ = try store.read(StoreFolder.id, maximumBytes: 1) }
            #expect(throws: FileStoreError.self) { try store.contents() }
        }
    }
}

private let limit = 65_536

private func expectFailed(
    _ number: Int32, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws(FileStoreError) -> Void
) {
    do throws(FileStoreError) {
        try body()
        Issue.record("done", sourceLocation: sourceLocation)
    } catch {
        guard case .failed(let error) = error else {
            Issue.record("\(error)", sourceLocation: sourceLocation)
            return
        }
        #expect(error.cause == .system(number), sourceLocation: sourceLocation)
    }
}
