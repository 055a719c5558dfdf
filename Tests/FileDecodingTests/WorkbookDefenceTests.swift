import FileDecoding
import Testing

@Suite("BX-12: workbooks that attack or are broken")
struct WorkbookDefenceTests {
    private static let row = "<row><c><v>1</v></c></row>"

    @Test func aDocumentTypeIsRefusedBeforeAnyEntityIsExpanded() throws {
        var workbook = TestWorkbook(Self.row)
        workbook.beforeSheet =
            #"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#
        #expect(try workbook.file().error()?.kind == .documentTypeRefused)
        workbook.beforeSheet = #"<!DOCTYPE x SYSTEM "file:///etc/passwd">"#
        #expect(try workbook.file().error()?.kind == .documentTypeRefused)
    }

    @Test func undefinedEntitiesAndBrokenXMLAreRefused() throws {
        #expect(try TestWorkbook("<row><c><v>&a;</v></c></row>").file().error()?.kind == .corruptXML)
        #expect(try TestWorkbook("<row>").file().error()?.kind == .corruptXML)
    }

    @Test func theSizeOfAPartIsLimited() throws {
        var workbook = TestWorkbook(Self.row)
        workbook.sheet = TestWorkbook.wrap(Self.row) + String(repeating: " ", count: 10_000)
        let size = workbook.sheet?.utf8.count ?? 0
        #expect(try workbook.file().error(.with { $0.memberBytes = size }) == nil)
        #expect(try workbook.file().error(.with { $0.memberBytes = size - 1 })?.kind == .memberTooLarge)
    }

    @Test func aBombIsStoppedWhileItUnpacks() throws {
        var workbook = TestWorkbook()
        workbook.deflated = true
        let blanks = String(repeating: " ", count: 2_000_000)
        workbook.sheet = "<worksheet><sheetData>" + Self.row + blanks + "</sheetData></worksheet>"
        let file = try workbook.file()
        let packed = workbook.archive().count
        #expect(packed < 20_000)
        let size = workbook.sheet?.utf8.count ?? 0
        let ratio = size / packed
        let tolerant = FileDecodingLimits.with {
            $0.compressionRatio = ratio + 1
            $0.xmlTokenBytes = size
        }
        #expect(try file.cells(tolerant) == [["1"]])
        let strict = FileDecodingLimits.with {
            $0.compressionRatio = ratio
            $0.xmlTokenBytes = size
        }
        #expect(file.error(strict)?.kind == .suspiciousCompression)
        let floor = FileDecodingLimits.with {
            $0.compressionRatio = 1
            $0.compressionRatioFloor = size
            $0.xmlTokenBytes = size
        }
        #expect(file.error(floor) == nil)
    }

    @Test func theNumberOfPartsIsLimited() throws {
        var workbook = TestWorkbook(Self.row)
        workbook.extraParts = (0..<5).map { "xl/media/\($0).png" }
        #expect(try workbook.file().error(.with { $0.archiveMembers = 10 }) == nil)
        #expect(try workbook.file().error(.with { $0.archiveMembers = 9 })?.kind == .tooManyMembers)
    }

    @Test func theDepthOfElementsIsLimited() throws {
        // worksheet, sheetData, row, c, v
        #expect(try TestWorkbook(Self.row).file().error(.with { $0.xmlDepth = 6 }) == nil)
        let deep = "<row><c><is><r><t>x</t></r></is></c></row>"
        #expect(try TestWorkbook(deep).file().error(.with { $0.xmlDepth = 7 }) == nil)
        #expect(try TestWorkbook(deep).file().error(.with { $0.xmlDepth = 6 })?.kind == .xmlTooDeep)
        let endless = String(repeating: "<a>", count: 100_000)
        #expect(try TestWorkbook(endless).file().error()?.kind == .xmlTooDeep)
    }

    @Test func oneEndlessTagIsStopped() throws {
        let tag = "<row a=\"\(String(repeating: "x", count: 400_000))\"/>"
        #expect(try TestWorkbook(tag).file().error() == nil)
        #expect(try TestWorkbook(tag).file().error(.with { $0.xmlTokenBytes = 300_000 })?.kind == .xmlTokenTooLong)
    }

    @Test func sharedStringsAreLimited() throws {
        var workbook = TestWorkbook(Self.row)
        workbook.sharedStrings = "<si><t>12345678</t></si><si/>"
        // Eight bytes of text and eight for each of two places.
        #expect(try workbook.file().error(.with { $0.sharedStringBytes = 24 }) == nil)
        #expect(try workbook.file().error(.with { $0.sharedStringBytes = 23 })?.kind == .sharedStringsTooLarge)
    }

    @Test func cellFormatsAreLimited() throws {
        var workbook = TestWorkbook(Self.row)
        workbook.styles = "<cellXfs><xf/><xf/><xf/></cellXfs>"
        #expect(try workbook.file().error(.with { $0.cellFormats = 3 }) == nil)
        #expect(try workbook.file().error(.with { $0.cellFormats = 2 })?.kind == .tooManyCellFormats)
    }

    @Test func columnsCellsAndRowsAreLimited() throws {
        let columns = FileDecodingLimits.with { $0.columns = 3 }
        let wide =
            #"<row><c r="C1"><v>1</v></c><c r="D1"/></row><row><c r="D2"><v>1</v></c></row><row><c><v>2</v></c></row>"#
        let outcomes = try TestWorkbook(wide).file().outcomes(columns)
        #expect(outcomes.count == 3)
        guard case .failure(let error) = outcomes[1] else { return #expect(Bool(false)) }
        #expect(error.kind == .tooManyColumns && error.line == 2 && error.limit == 3 && error.canContinue)

        let text = #"<row><c t="str"><v>字字字字</v></c></row>"#
        #expect(try TestWorkbook(text).file().error(.with { $0.cellCharacters = 4 }) == nil)
        #expect(try TestWorkbook(text).file().error(.with { $0.cellCharacters = 3 })?.kind == .cellTooLong)
        #expect(try TestWorkbook(text).file().error(.with { $0.rowBytes = 12 }) == nil)
        #expect(try TestWorkbook(text).file().error(.with { $0.rowBytes = 11 })?.kind == .rowTooLong)
        let rows = Self.row + Self.row
        #expect(try TestWorkbook(rows).file().error(.with { $0.rows = 2 }) == nil)
        #expect(try TestWorkbook(rows).file().error(.with { $0.rows = 1 })?.kind == .tooManyRows)
    }

    @Test func anEncryptedArchiveIsRefused() throws {
        let bytes = TestWorkbook(Self.row).archive { $0.isEncrypted = true }
        #expect(try TestFile(bytes).error()?.kind == .encryptedArchive)
    }

    @Test func aTruncatedArchiveIsRefusedAtEveryLength() throws {
        let bytes = TestWorkbook(Self.row).archive()
        for length in stride(from: 4, to: bytes.count, by: 37) {
            #expect(try TestFile(Array(bytes.prefix(length))).error() != nil)
        }
    }

    @Test func aChangedByteNeverStopsTheProgramAndIsSeenInTheSheet() throws {
        let bytes = TestWorkbook(Self.row).archive()
        for index in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[index] ^= 0x55
            _ = try TestFile(changed).error()
        }
        let needle = Array("<v>1</v>".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: needle) })
        var changed = bytes
        changed[place + 3] = UInt8(ascii: "2")
        #expect(try TestFile(changed).error()?.kind == .corruptArchive)
    }

    @Test(arguments: ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet2.xml"])
    func aMissingPartIsReported(name: String) throws {
        var workbook = TestWorkbook(Self.row)
        workbook.omittedPart = name
        if name.hasSuffix("sheet2.xml") { workbook.sheets = #"<sheet r:id="r2"/>"# }
        #expect(try workbook.file().error()?.kind == .missingPart)
    }
}
