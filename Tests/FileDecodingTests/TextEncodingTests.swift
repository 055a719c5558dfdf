import FileDecoding
import Testing

@Suite("BX-12: encodings")
struct TextEncodingTests {
    /// "编号,名称\n1,㐀𠮷€镕𬭎\n" in GB 18030; three of the characters have four bytes.
    private static let gb18030: [UInt8] = [
        0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x2C, 0x81, 0x39, 0xEE, 0x39,
        0x95, 0x34, 0xB2, 0x35, 0xA2, 0xE3, 0xE9, 0x46, 0x99, 0x33, 0xA9, 0x32, 0x0A,
    ]
    private static let rows = [["编号", "名称"], ["1", "㐀𠮷€镕𬭎"]]
    private static let text = "编号,名称\n1,㐀𠮷€镕𬭎\n"

    @Test(arguments: Array(1...64) + [4096]) func gb18030IsFoundAndReadAtEveryCut(readBytes: Int) throws {
        let limits = FileDecodingLimits.with { $0.readBytes = readBytes }
        #expect(try TestFile(Self.gb18030).cells(limits) == Self.rows)
    }

    @Test(arguments: Array(1...16) + [4096]) func utf16WithAMarkIsRead(readBytes: Int) throws {
        let limits = FileDecodingLimits.with { $0.readBytes = readBytes }
        let little: [UInt8] = [0xFF, 0xFE] + Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
        let big: [UInt8] = [0xFE, 0xFF] + Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] as [UInt8] }
        #expect(try TestFile(little).cells(limits) == Self.rows)
        #expect(try TestFile(big).cells(limits) == Self.rows)
        let file = try TestFile(little)
        #expect(try RowReader(path: file.path).encoding == .utf16LittleEndian)
    }

    @Test func theMarkOfUTF8IsNoPartOfTheHeader() throws {
        #expect(try TestFile("\u{FEFF}" + Self.text).cells() == Self.rows)
    }

    @Test func whatTheSenderSaysIsBelieved() throws {
        #expect(try TestFile(Self.gb18030).cells(encoding: .gb18030) == Self.rows)
        #expect(try TestFile(Self.gb18030).error(encoding: .utf8)?.kind == .invalidText)
        // "联通" in GBK is well-formed UTF-8: only the sender can know.
        let unicom: [UInt8] = [0xC1, 0xAA, 0xCD, 0xA8, 0x0A]
        #expect(try TestFile(unicom).cells(encoding: .gb18030) == [["联通"]])
    }

    @Test func gb18030AfterALongASCIIHeaderIsStillFound() throws {
        let header = Array((0..<2000).map { "column\($0)" }.joined(separator: "\n").utf8) + [0x0A]
        let rows = try TestFile(header + Self.gb18030).cells()
        #expect(rows.suffix(2) == Self.rows[...])
    }

    @Test func aDamagedUTF8FileIsNotTakenForGB18030() throws {
        let bytes = Array("编号,企业名称,统一代码\n1,好\n".utf8) + [0x32, 0x2C, 0xC4, 0xE3, 0x0A] + Array("3,好\n".utf8)
        let outcomes = try TestFile(bytes).outcomes()
        #expect(outcomes.count == 4)
        guard case .failure(let error) = outcomes[2] else { return #expect(Bool(false)) }
        #expect(error.kind == .invalidText && error.line == 3 && error.canContinue)
        #expect(error.byteOffset == Array("编号,企业名称,统一代码\n1,好\n2,".utf8).count)
        #expect(outcomes[3] == .success(FileRow(line: 4, cells: ["3", "好"])))
    }

    @Test func badBytesBehindTheSniffedOnesAreReportedWithTheirPlace() throws {
        let limits = FileDecodingLimits.with { $0.sniffedBytes = 16 }
        let start = Array("a,b\n1,2\n3,4\n5,6\n7,".utf8)
        let error = try #require(try TestFile(start + [0xB1, 0xE0, 0x0A]).error(limits))
        #expect(error.kind == .invalidText && error.line == 5 && error.byteOffset == start.count)
        // The sniffed part may end inside a character.
        #expect(try TestFile("a,b,c,d,e,f,ghi字\n").error(limits) == nil)
    }

    @Test(arguments: [1, 2, 3, 4096]) func badGB18030IsReportedWithItsPlace(readBytes: Int) throws {
        let limits = FileDecodingLimits.with { $0.readBytes = readBytes }
        let bad = Self.gb18030 + [0x31, 0x2C, 0x81, 0x20, 0x0A]
        let error = try #require(try TestFile(bad).error(limits, encoding: .gb18030))
        #expect(error.kind == .invalidText && error.line == 3 && error.byteOffset == Self.gb18030.count + 2)
        let cut = try #require(try TestFile(Self.gb18030 + [0x81]).error(limits, encoding: .gb18030))
        #expect(cut.kind == .invalidText && cut.line == 3 && cut.byteOffset == Self.gb18030.count)
    }

    @Test func utf16WithoutAMarkIsRefusedAsNul() throws {
        let bytes: [UInt8] = "a,b\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
        #expect(try TestFile(bytes).error()?.kind == .nulByte)
    }
}
