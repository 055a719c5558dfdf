import Testing

@testable import FileDecoding

@Suite("BX-12: the form of a file is found from its content")
struct FileFormatTests {
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    @Test func oldAndProtectedWorkbooksAreToldApart() throws {
        let old = try #require(try TestFile(Self.compoundFile + [0, 1, 2]).error())
        #expect(old.kind == .oldWorkbook)
        #expect(old.explanation.contains("另存为 .xlsx"))
        let stream: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(try TestFile(Self.compoundFile + [0, 1] + stream + [0]).error()?.kind == .protectedWorkbook)
    }

    @Test(arguments: [Array("%PDF-1.7\n".utf8), [0x1F, 0x8B, 0x08, 0x00], [0x89, 0x50, 0x4E, 0x47]])
    func otherFilesAreRefused(bytes: [UInt8]) throws {
        #expect(try TestFile(bytes).error()?.kind == .unsupportedFile)
    }

    @Test func aTableThatIsAWebPageIsRefused() throws {
        #expect(try TestFile("\n <html><table>").error()?.kind == .webPage)
        #expect(try TestFile("a,<b>\n").error() == nil)
    }

    @Test func otherArchivesAreRefusedWithAdvice() throws {
        var plain = TestArchive()
        plain.add("a.csv", "1,2")
        #expect(try TestFile(plain.archive).error()?.kind == .otherArchive)
        var document = TestArchive()
        document.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        document.add("content.xml", "<x/>")
        #expect(try TestFile(document.archive).error()?.kind == .openDocument)
        var binary = TestArchive()
        binary.add("[Content_Types].xml", "<Types/>")
        binary.add("xl/workbook.bin", "x")
        #expect(try TestFile(binary.archive).error()?.kind == .binaryWorkbook)
        #expect(try TestFile(TestArchive().archive).error()?.kind == .otherArchive)
    }

    @Test func whatIsNoFileIsRefused() {
        #expect(throws: FileDecodingError.self) { try RowReader(path: "/no/such/file") }
        #expect(throws: FileDecodingError.self) { try RowReader(path: "/tmp") }
        #expect(throws: FileDecodingError.self) { try RowReader(path: "/dev/null") }
    }

    @Test func everyErrorTellsInChineseWhatToDo() {
        let sentences = FileDecodingError.Kind.allCases.map { FileDecodingError($0, limit: 3, field: "x").explanation }
        #expect(sentences.allSatisfy { $0.hasSuffix("。") })
        #expect(!sentences.contains("文件无法读取，请检查后重新提交。"))
    }
}
