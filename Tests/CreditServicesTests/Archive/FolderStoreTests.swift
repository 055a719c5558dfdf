import CreditServices
import FoundationEssentials
import PostgresTesting
import Testing

/// The store in a folder of the machine.
@Suite struct FolderStoreTests {
    private static let id = StoreFolder.id
    private static let name = StoreFolder.name

    @Test func whatIsWrittenIsThereForItsOwnerOnly() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        #expect(try !store.holds(Self.id))
        try store.write([1, 2, 3], id: Self.id)
        #expect(try store.read(Self.id, maximumBytes: 3) == [1, 2, 3])
        #expect(try store.holds(Self.id))
        #expect(throws: FileStoreError.tooLarge) { try store.read(Self.id, maximumBytes: 2) }
        #expect(throws: FileStoreError.absent) { try store.read(7, maximumBytes: 2) }
        #expect(try folder.mode("") == "\(0o700)")
        #expect(try folder.mode("ab") == "\(0o700)")
        #expect(try folder.mode(Self.name) == "\(0o600)")
    }

    @Test func anIDIsWrittenOnce() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try store.write([1], id: Self.id)
        #expect(throws: FileStoreError.self) { try store.write([2], id: Self.id) }
        #expect(try store.read(Self.id, maximumBytes: 10) == [1])
        #expect(try store.contents().map(\.kind) == [.file(Self.id)])
        try store.remove(Self.id)
        try store.write([2], id: Self.id)
        #expect(try store.read(Self.id, maximumBytes: 10) == [2])
    }

    @Test func whatIsRemovedIsGoneAndMayBeRemovedAgain() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try store.write([1], id: Self.id)
        try store.remove(Self.id)
        #expect(try !store.holds(Self.id))
        try store.remove(Self.id)
        try store.remove(7)
    }

    @Test func whatLiesInTheStoreIsSortedByItsName() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try store.write([1], id: Self.id)
        try folder.put(Self.name + ".partial")
        try folder.put("ab/110101199003074514.pdf")
        // In the folder of another id, and in upper case.
        try folder.put("ac/" + Self.name.dropFirst(3))
        try folder.put("ab/" + Self.name.dropFirst(3).uppercased())
        try folder.put("README")
        // What a file system of its own has is nobody's.
        try folder.put("lost+found/x")
        let contents = try store.contents()
        #expect(contents.filter { $0.kind == .file(Self.id) }.map(\.name) == [Self.name])
        #expect(contents.filter { $0.kind == .partial }.map(\.name) == [Self.name + ".partial"])
        #expect(contents.allSatisfy { $0.modifiedAtSeconds > 1_700_000_000 })
        // A name that a person gave is not repeated; the number of the file finds it.
        let foreign = contents.filter { $0.kind == .foreign }.map(\.name)
        #expect(foreign.count == 4)
        #expect(foreign.contains(try "ab/inode-\(folder.number("ab/110101199003074514.pdf"))"))
        #expect(foreign.contains(try "inode-\(folder.number("README"))"))

        for entry in contents { try store.remove(entry) }
        #expect(try store.contents().count == 4)
        #expect(try store.contents().allSatisfy { $0.kind == .foreign })
    }

    @Test func whatAKilledWriterLeftIsTakenOver() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try folder.put(Self.name + ".partial", "half of anoth")
        try store.write([1], id: Self.id)
        #expect(try store.read(Self.id, maximumBytes: 10) == [1])
        #expect(try store.contents().map(\.kind) == [.file(Self.id)])
    }

    @Test func aFolderThatNobodyMadeAStoreIsNone() throws {
        let folder = StoreFolder()
        #expect(throws: FileStoreError.notCreated) { try FolderStore(folder: folder.path) }
        // The place of a disk that is not mounted.
        try folder.put("README")
        #expect(throws: FileStoreError.notCreated) { try FolderStore(folder: folder.path) }
        try FolderStore.create(folder: folder.path)
        let store = try FolderStore(folder: folder.path)
        try store.write([1], id: Self.id)
        // Once more changes nothing.
        try FolderStore.create(folder: folder.path)
        #expect(try store.read(Self.id, maximumBytes: 10) == [1])
        try folder.remove("00")
        #expect(throws: FileStoreError.notCreated) { try FolderStore(folder: folder.path) }
        try folder.put("00")
        #expect(throws: FileStoreError.self) { try FolderStore(folder: folder.path) }
        #expect(throws: FileStoreError.self) { try FolderStore.create(folder: folder.path) }
    }

    @Test func aStoreThatGoesAwayLosesNothingAndMakesNothing() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try store.write([1], id: Self.id)
        try folder.move(to: "away")
        #expect(throws: FileStoreError.notCreated) { try store.write([1], id: 7) }
        #expect(throws: FileStoreError.notCreated) { try store.read(Self.id, maximumBytes: 10) }
        #expect(throws: FileStoreError.notCreated) { try store.holds(Self.id) }
        #expect(throws: FileStoreError.notCreated) { try store.remove(Self.id) }
        #expect(throws: FileStoreError.unreadable("")) { try store.contents() }
        try folder.moveBack(from: "away")
        #expect(try store.read(Self.id, maximumBytes: 10) == [1])
        try store.write([1], id: 7)
    }

    @Test func somethingElseUnderTheNameIsNeitherReadNorReplaced() throws {
        let folder = StoreFolder()
        let store = try folder.store()
        try folder.put(Self.name + "/x")
        #expect(throws: FileStoreError.self) { try store.write([1], id: Self.id) }
        #expect(throws: FileStoreError.self) { try store.read(Self.id, maximumBytes: 10) }
        #expect(try folder.mode(Self.name + "/x") == "\(0o644)")
    }
}
