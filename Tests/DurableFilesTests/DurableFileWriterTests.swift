import DurableFiles
import Testing

@Suite struct DurableFileWriterTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func content(_ name: String) throws -> [UInt8] {
        try DurableFile.read(folder[name], maximumBytes: 1 << 24)
    }

    /// Around the buffer's size of 1 MiB, in pieces of one size.
    @Test(arguments: [(1, 0), (7, 20_000), (1 << 20, 2), ((1 << 20) - 1, 3), ((1 << 20) + 1, 2), (3 << 20, 1)])
    func theFileHoldsThePiecesInTheirOrder(pieceBytes: Int, pieces: Int) throws {
        var writer = try DurableFileWriter(folder["a"], mode: 0o640)
        var expected: [UInt8] = []
        for number in 0..<pieces {
            let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: pieceBytes)
            try writer.write(piece)
            expected += piece
        }
        #expect(writer.byteCount == expected.count)
        #expect(folder.names == ["a.partial"])
        try writer.finish()
        #expect(try content("a") == expected)
        #expect(permissionBits(folder["a"]) == 0o640)
        #expect(folder.names == ["a"])
    }

    @Test func anAbandonedFileIsOverwrittenByTheNext() throws {
        folder.write("a", "old")
        do {
            var writer = try DurableFileWriter(folder["a"], mode: 0o600)
            try writer.write([UInt8](repeating: 1, count: 2 << 20))
        }
        #expect(folder.names == ["a", "a.partial"])
        #expect(try content("a") == bytes("old"))
        var writer = try DurableFileWriter(folder["a"], mode: 0o600)
        try writer.write(bytes("new"))
        try writer.finish()
        #expect(try content("a") == bytes("new"))
        #expect(folder.names == ["a"])
    }

    @Test func aFileThatMayNotBeWrittenCanBeWhileItIsIncomplete() throws {
        let writer = try DurableFileWriter(folder["a"], mode: 0o440)
        #expect(permissionBits(folder["a.partial"]) == 0o640)
        try writer.finish()
        #expect(permissionBits(folder["a"]) == 0o440)
        try DurableFile.replace(folder["a"], with: [1], mode: 0o400)
        #expect(permissionBits(folder["a"]) == 0o400)
    }

    @Test func twoWritersOfOneFileAreKeptApart() throws {
        let writer = try DurableFileWriter(folder["a"], mode: 0o600)
        let error = #expect(throws: DurableFileError.self) { _ = try DurableFileWriter(folder["a"], mode: 0o600) }
        #expect(error?.cause == .alreadyLocked)
        #expect(throws: DurableFileError.self) { try DurableFile.replace(folder["a"], with: [1], mode: 0o600) }
        try writer.finish()
        try DurableFile.replace(folder["a"], with: [1], mode: 0o600)
        #expect(try content("a") == [1])
    }

    @Test func manyWritersAtOnceLeaveOneWholeFile() async throws {
        let path = folder["a"]
        let successes = await withTaskGroup(of: Int.self) { group in
            for number in 0..<4 {
                group.addTask {
                    (0..<50).count { _ in
                        do throws(DurableFileError) {
                            let content = [UInt8](repeating: UInt8(number), count: 10_000 + number)
                            try DurableFile.replace(path, with: content, mode: 0o600)
                            return true
                        } catch {
                            // The only failure that the race may cause.
                            #expect(error.cause == .alreadyLocked)
                            return false
                        }
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(successes > 0)
        let content = try content("a")
        #expect(content.count == 10_000 + Int(content[0]))
        #expect(Set(content).count == 1)
        #expect(folder.names == ["a"])
    }
}
