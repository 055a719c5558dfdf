import DurableFiles
import Testing

@Suite struct BlockReaderTests {
    @Test(arguments: [0, 1, 9, 10, 11, 20, 25])
    func blocksAreFullButTheLast(length: Int) throws {
        let folder = try TemporaryFolder()
        let content = (0..<length).map { UInt8($0) }
        try DurableFile.replace(folder["a"], with: content, mode: 0o600)
        var reader = try BlockReader(folder["a"], blockBytes: 10)
        #expect(reader.byteCount == length)
        var read: [UInt8] = []
        while try reader.readBlock() {
            #expect(reader.block.count == 10 || reader.position == length)
            reader.withBlock { block in
                for index in block.indices { read.append(block[index]) }
            }
            #expect(read.suffix(reader.block.count) == reader.block)
            #expect(reader.position == read.count)
        }
        #expect(read == content)
        #expect(reader.block.isEmpty)
        #expect(try !reader.readBlock())
    }

    @Test func onlyRegularFilesAreRead() throws {
        let folder = try TemporaryFolder()
        #expect(throws: DurableFileError.self) { _ = try BlockReader(folder.path) }
        let error = #expect(throws: DurableFileError.self) { _ = try BlockReader(folder["absent"]) }
        #expect(error?.isAbsence == true)
    }
}
