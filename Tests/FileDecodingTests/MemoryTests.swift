import FileDecoding
import FoundationEssentials
import Testing

@Suite("BX-12: memory does not grow with the file")
struct MemoryTests {
    private static let pageBytes = 4096

    private func residentBytes() throws -> Int {
        let statm = try #require(FileManager.default.contents(atPath: "/proc/self/statm"))
        let fields = String(decoding: statm, as: UTF8.self).split(separator: " ")
        return try #require(Int(fields[1])) * Self.pageBytes
    }

    private static func bigFile(rows: Int) throws -> TestFile {
        var bytes: [UInt8] = []
        // One piece of more than 32 MB: given back to the system when freed, so it can't hide growth.
        bytes.reserveCapacity(60_000_000)
        bytes += Array("编号,名称,统一社会信用代码,日期,内容,备注,机关,来源\n".utf8)
        for row in 0..<rows {
            bytes += Array("\(row),某某市第\(row)建筑工程有限公司,91360426159660385Y,2018/6/1,\"违法, \"\"事实\"\"\",,某某市,x\n".utf8)
        }
        return try TestFile(bytes)
    }

    /// Bytes by which this process grows while the file is read.
    private func growth(_ file: TestFile) throws -> Int {
        let reader = try RowReader(path: file.path)
        #expect(reader.totalBytes > 30_000_000)
        for _ in 0..<1_000 { _ = try reader.nextRow() }
        let before = try residentBytes()
        var rows = 1_000
        var most = before
        while try reader.nextRow() != nil {
            rows += 1
            if rows.isMultiple(of: 10_000) { most = max(most, try residentBytes()) }
        }
        #expect(rows == 300_001)
        return most - before
    }

    @Test func threeHundredThousandRowsTakeLessThan20MB() throws {
        let file = try Self.bigFile(rows: 300_000)
        // Other tests grow in the same process meanwhile; what the reader itself keeps shows every time.
        var least = Int.max
        for _ in 0..<4 where least >= 20_000_000 { least = min(least, try growth(file)) }
        #expect(least < 20_000_000, "grew by \(least) bytes")
    }
}
