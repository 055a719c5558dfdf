import DurableFiles
import Glibc
import Testing

/// Files that are made once, and folders that are made together.
@Suite struct MakingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func aNameIsGivenOnce() throws {
        try DurableFile.make(folder["a"], with: bytes("first"), mode: 0o600)
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.make(folder["a"], with: bytes("second"), mode: 0o600)
        }
        #expect(error?.cause == .alreadyThere)
        #expect(error?.description == "make \(folder["a"]): is there already")
        #expect(try DurableFile.read(folder["a"], maximumBytes: 10) == bytes("first"))
        #expect(permissionBits(folder["a"]) == 0o600)
        #expect(folder.names == ["a"])
    }

    @Test func whatAKilledMakerLeftIsTakenOver() throws {
        folder.write("a.partial", "half of something")
        try DurableFile.make(folder["a"], with: bytes("whole"), mode: 0o600)
        #expect(try DurableFile.read(folder["a"], maximumBytes: 10) == bytes("whole"))
        #expect(folder.names == ["a"])
    }

    @Test func ofManyMakersAtOnceOneIsTheMaker() async throws {
        let path = folder["a"]
        let made = await withTaskGroup(of: UInt8?.self) { group in
            for number in 0..<UInt8(8) {
                group.addTask {
                    // Whoever is refused is told so below: only one number comes back.
                    do { try DurableFile.make(path, with: [number], mode: 0o600) } catch { return nil }
                    return number
                }
            }
            return await group.reduce(into: [UInt8]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(made.count == 1)
        #expect(try DurableFile.read(path, maximumBytes: 1) == made)
        #expect(folder.names == ["a"])
    }

    @Test func whatFindsNoRoomLeavesNoName() async {
        await #expect(processExitsWith: .success) {
            _ = signal(SIGXFSZ, SIG_IGN)
            var limits = rlimit(rlim_cur: 4096, rlim_max: 4096)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits) == 0)
            let folder = try TemporaryFolder()
            let error = #expect(throws: DurableFileError.self) {
                try DurableFile.make(folder["a"], with: [UInt8](repeating: 1, count: 4097), mode: 0o600)
            }
            #expect(error?.cause == .system(EFBIG))
            #expect(folder.names.isEmpty)
            try DurableFile.make(folder["a"], with: [UInt8](repeating: 1, count: 4096), mode: 0o600)
            #expect(folder.names == ["a"])
        }
    }

    @Test func foldersAreMadeTogetherAndOldOnesStay() throws {
        #expect(unsafe mkdir(folder["b"], 0o711) == 0)
        try DurableFile.makeFolders(["a", "b"], in: folder.path, mode: 0o700)
        try DurableFile.makeFolders(["a", "b"], in: folder.path, mode: 0o750)
        #expect(permissionBits(folder["a"]) == 0o700)
        #expect(permissionBits(folder["b"]) == 0o711)
        folder.write("c", "a file")
        let error = #expect(throws: DurableFileError.self) {
            try DurableFile.makeFolders(["c"], in: folder.path, mode: 0o700)
        }
        #expect(error?.cause == .notAFolder)
        #expect(throws: DurableFileError.self) {
            try DurableFile.makeFolders(["a"], in: folder["nowhere"], mode: 0o700)
        }
    }

    @Test func aFolderIsThereOrNot() throws {
        try DurableFile.requireWritableFolder(folder.path)
        folder.write("a", "a file")
        let absent = #expect(throws: DurableFileError.self) { try DurableFile.requireWritableFolder(folder["b"]) }
        #expect(absent?.isAbsence == true)
        let file = #expect(throws: DurableFileError.self) { try DurableFile.requireWritableFolder(folder["a"]) }
        #expect(file?.cause == .notAFolder)
    }
}
