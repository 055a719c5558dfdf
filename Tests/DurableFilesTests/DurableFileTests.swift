import DurableFiles
import Glibc
import Testing

@Suite struct DurableFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try DurableFile.read(folder[name], maximumBytes: 1_000), as: UTF8.self)
    }

    @Test func replacingMakesTheFileAndThenExchangesIt() throws {
        for content in ["first", "", "a longer third one"] {
            try DurableFile.replace(folder["a"], with: bytes(content), mode: 0o640)
            #expect(try text("a") == content)
            #expect(permissionBits(folder["a"]) == 0o640)
            #expect(folder.names == ["a"])
        }
    }

    @Test func readersKeepTheOldFile() throws {
        folder.write("a", "old")
        var reader = try BlockReader(folder["a"])
        try DurableFile.replace(folder["a"], with: bytes("new"), mode: 0o600)
        #expect(try reader.readBlock())
        #expect(Array(reader.block) == bytes("old"))
        #expect(try text("a") == "new")
    }

    @Test func whatAKilledWriterLeftIsOverwritten() throws {
        folder.write("a.partial", "half of something, longer than what follows", mode: 0o666)
        try DurableFile.replace(folder["a"], with: bytes("whole"), mode: 0o600)
        #expect(try text("a") == "whole")
        #expect(permissionBits(folder["a"]) == 0o600)
        #expect(folder.names == ["a"])
    }

    @Test func linksAndFoldersAreNeverReplacedOrAppendedTo() throws {
        folder.write("target", "kept")
        #expect(unsafe symlink(folder["target"], folder["link"]) == 0)
        #expect(unsafe symlink(folder["nowhere"], folder["dangling"]) == 0)
        #expect(unsafe mkdir(folder["folder"], 0o700) == 0)
        for name in ["link", "dangling", "folder"] {
            let error = #expect(throws: DurableFileError.self) {
                try DurableFile.replace(folder[name], with: [1], mode: 0o600)
            }
            #expect(error?.cause == .notARegularFile)
            #expect(error?.operation == .replace)
            #expect(throws: DurableFileError.self) { try DurableFile.append(folder[name], [1], mode: 0o600) }
        }
        #expect(try text("target") == "kept")
        #expect(try text("link") == "kept")
        #expect(folder.names == ["dangling", "folder", "link", "target"])
    }

    @Test func aLinkInThePlaceOfTheIncompleteFileIsNotFollowed() throws {
        folder.write("target", "kept")
        #expect(unsafe symlink(folder["target"], folder["a.partial"]) == 0)
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.replace(folder["a"], with: [1], mode: 0o600)
        }
        #expect(error?.cause == .notARegularFile)
        #expect(try text("target") == "kept")
    }

    @Test func appendingGrowsTheFileAndKeepsItsMode() throws {
        try DurableFile.append(folder["a"], bytes("one\n"), mode: 0o640)
        try DurableFile.append(folder["a"], [], mode: 0o600)
        try DurableFile.append(folder["a"], bytes("two\n"), mode: 0o600)
        #expect(try text("a") == "one\ntwo\n")
        #expect(permissionBits(folder["a"]) == 0o640)
    }

    @Test func readingHasALimitOnBothSides() throws {
        folder.write("a", "12345")
        #expect(try DurableFile.read(folder["a"], maximumBytes: 5) == bytes("12345"))
        let error = #expect(throws: DurableFileError.self) { try DurableFile.read(folder["a"], maximumBytes: 4) }
        #expect(error?.cause == .tooLarge(maximumBytes: 4))
        #expect(error?.description == "read \(folder["a"]): has more than 4 bytes")
    }

    @Test func absenceIsToldFromOtherFailures() throws {
        let error = #expect(throws: DurableFileError.self) { try DurableFile.read(folder["a"], maximumBytes: 5) }
        #expect(error?.isAbsence == true)
        #expect(error?.description == "open \(folder["a"]): ENOENT (No such file or directory)")
        let other = #expect(throws: DurableFileError.self) { try DurableFile.read(folder.path, maximumBytes: 5) }
        #expect(other?.isAbsence == false)
        #expect(other?.cause == .notARegularFile)
        let missing = #expect(throws: DurableFileError.self) {
            try DurableFile.replace(folder["no/file"], with: [1], mode: 0o600)
        }
        #expect(missing?.isAbsence == true)
    }

    @Test func aPipeDoesNotMakeTheReaderWait() throws {
        #expect(unsafe mkfifo(folder["pipe"], 0o600) == 0)
        let error = #expect(throws: DurableFileError.self) { try DurableFile.read(folder["pipe"], maximumBytes: 5) }
        #expect(error?.cause == .notARegularFile)
    }

    @Test(arguments: [0o400, 0o600] as [mode_t])
    func secretsOfTheirOwnerAreRead(_ mode: mode_t) throws {
        folder.write("key", "secret", mode: mode)
        #expect(try DurableFile.readSecret(folder["key"], maximumBytes: 6) == bytes("secret"))
        #expect(throws: DurableFileError.self) { try DurableFile.readSecret(folder["key"], maximumBytes: 5) }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o700, 0o620, 0o610, 0o4600] as [mode_t])
    func secretsOpenToOthersAreRefused(_ mode: mode_t) throws {
        folder.write("key", "secret", mode: mode)
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.readSecret(folder["key"], maximumBytes: 6)
        }
        #expect(error?.cause == .openToOthers(mode: mode))
        #expect(error?.description.contains("secret") == false)
    }

    @Test func secretsBehindLinksAreRefused() throws {
        folder.write("key", "secret")
        #expect(unsafe symlink(folder["key"], folder["link"]) == 0)
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.readSecret(folder["link"], maximumBytes: 6)
        }
        #expect(error?.cause == .notARegularFile)
    }

    @Test(.enabled(if: canChangeOwners))
    func secretsOfOtherUsersAreRefused() throws {
        folder.write("key", "secret")
        #expect(unsafe chown(folder["key"], 65_534, 65_534) == 0)
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.readSecret(folder["key"], maximumBytes: 6)
        }
        #expect(error?.cause == .foreignOwner)
    }

    @Test func removingTwiceIsNoError() throws {
        folder.write("a", "1")
        try DurableFile.remove(folder["a"])
        try DurableFile.remove(folder["a"])
        #expect(folder.names == [])
        #expect(throws: DurableFileError.self) { try DurableFile.remove(folder.path) }
    }

    @Test func foldersAreMadeWithThoseAboveThem() throws {
        try DurableFile.makeFolder(folder["one/two/"], mode: 0o750)
        try DurableFile.makeFolder(folder["one/two"], mode: 0o700)
        #expect(permissionBits(folder["one"]) == 0o750)
        #expect(permissionBits(folder["one/two"]) == 0o750)
        folder.write("file", "")
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.makeFolder(folder["file"], mode: 0o700)
        }
        #expect(error?.cause == .notAFolder)
        #expect(throws: DurableFileError.self) { try DurableFile.makeFolder(folder["file/below"], mode: 0o700) }
        _ = unsafe rmdir(folder["one/two"])
    }
}

/// Whether the owner of a file can be set to another user; says so when not.
private let canChangeOwners: Bool = {
    if geteuid() == 0 { return true }
    print("SKIPPED: only root can give a file to another user")
    return false
}()
