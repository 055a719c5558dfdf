import DurableFiles
import Glibc
import Testing

/// A child process that may write no file beyond 64 KiB, as on a full disk; a limit of the process itself would
/// hit other tests.
@Suite struct FullDiskTests {
    @Test func theOldFileStaysWholeWhenTheNewOneFindsNoRoom() async {
        await #expect(processExitsWith: .success) {
            try limitFiles()
            let folder = try TemporaryFolder()
            for old in [[], bytes("old")] {
                if !old.isEmpty { try DurableFile.replace(folder["a"], with: old, mode: 0o600) }
                let error = #expect(throws: DurableFileError.self) {
                    try DurableFile.replace(folder["a"], with: [UInt8](repeating: 1, count: limit + 1), mode: 0o600)
                }
                #expect(error?.cause == .system(EFBIG))
                #expect(error?.description == "write \(folder["a"]).partial: EFBIG (File too large)")
                #expect(folder.names == (old.isEmpty ? [] : ["a"]))
            }
            #expect(try DurableFile.read(folder["a"], maximumBytes: 3) == bytes("old"))
            try DurableFile.replace(folder["a"], with: [UInt8](repeating: 1, count: limit), mode: 0o600)
        }
    }

    @Test func whatWasAppendedInPartIsCutOff() async {
        await #expect(processExitsWith: .success) {
            try limitFiles()
            let folder = try TemporaryFolder()
            let whole = [UInt8](repeating: 1, count: limit - 10)
            try DurableFile.append(folder["a"], whole, mode: 0o600)
            let error = #expect(throws: DurableFileError.self) {
                try DurableFile.append(folder["a"], [UInt8](repeating: 2, count: 11), mode: 0o600)
            }
            #expect(error?.operation == .append)
            #expect(error?.cause == .system(EFBIG))
            #expect(try DurableFile.read(folder["a"], maximumBytes: limit) == whole)
            try DurableFile.append(folder["a"], [UInt8](repeating: 2, count: 10), mode: 0o600)
        }
    }

    @Test func aLargeFileThatFindsNoRoomNeverAppears() async {
        await #expect(processExitsWith: .success) {
            try limitFiles()
            let folder = try TemporaryFolder()
            folder.write("a", "old")
            var writer = try DurableFileWriter(folder["a"], mode: 0o600)
            // Collected, not yet written.
            try writer.write([UInt8](repeating: 1, count: limit + 1))
            do throws(DurableFileError) {
                try writer.finish()
                Issue.record("finished")
            } catch {
                #expect(error.cause == .system(EFBIG))
            }
            #expect(folder.names == ["a", "a.partial"])
            #expect(try DurableFile.read(folder["a"], maximumBytes: 3) == bytes("old"))
        }
    }

    @Test(.enabled(if: canMount))
    func aFullFileSystemIsNoDifferent() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            try #require(unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0)
            defer { _ = unsafe umount(folder.path) }
            try DurableFile.replace(folder["a"], with: bytes("old"), mode: 0o600)
            let error = #expect(throws: DurableFileError.self) {
                try DurableFile.replace(folder["a"], with: [UInt8](repeating: 1, count: limit), mode: 0o600)
            }
            #expect(error?.cause == .system(ENOSPC))
            #expect(try DurableFile.read(folder["a"], maximumBytes: 3) == bytes("old"))
            // There is room again.
            try DurableFile.replace(folder["a"], with: bytes("new"), mode: 0o600)
            #expect(folder.names == ["a"])
            _ = unsafe unlink(folder["a"])
        }
    }
}

private let limit = 65_536

private func limitFiles() throws {
    // Without it the kernel kills the process instead of answering EFBIG.
    _ = signal(SIGXFSZ, SIG_IGN)
    var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
    try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits) == 0)
}

/// Whether a small file system can be made; says so when not.
private let canMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder(),
        unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0
    else {
        print("SKIPPED: a small file system needs the right to mount")
        return false
    }
    return unsafe umount(folder.path) == 0
}()
