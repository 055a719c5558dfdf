import Testing

@testable import FileDecoding

@Suite("BX-12: workbooks")
struct WorkbookReadingTests {
    private func cells(_ workbook: TestWorkbook) throws -> [[String]] { try workbook.file().cells() }

    @Test func everyKindOfCellIsText() throws {
        var workbook = TestWorkbook(
            #"""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>c</t></is></c>
            <c r="D1" t="str"><f>A1&amp;"x"</f><v>ax_x000D_</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c>
            <c r="G1"><v>91330103311389009</v></c><c r="H1"><f>1+1</f><v>0.1</v></c><c r="I1" t="d"><v>2018-06-15T00:00:00</v></c>
            <c r="J1" t="b"><v>0</v></c></row>
            """#)
        workbook.sharedStrings =
            #"<si><t>甲&lt;乙</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve"> 文</t></r><rPh><t>x</t></rPh></si>"#
        #expect(
            try cells(workbook) == [
                ["甲<乙", "富 文", "c", "ax\r", "TRUE", "#N/A", "91330103311389009", "0.1", "2018-06-15", "FALSE"]
            ])
    }

    @Test func prefixedElementsAreUnderstood() throws {
        var workbook = TestWorkbook()
        workbook.sheet =
            #"<x:worksheet xmlns:x="y"><x:sheetData><x:row x:r="3"><x:c r="B3"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
        #expect(try workbook.file().rows() == [FileRow(line: 3, cells: ["", "5"])])
    }

    @Test func skippedCellsAreEmptyAndRowsAreFilledToTheHeader() throws {
        let workbook = TestWorkbook(
            #"""
            <row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c><c r="D2" s="1"/></row><row r="3"><c r="A3"/></row><row r="4"/>
            <row r="7"><c r="B7"><v>2</v></c></row><row><c><v>1</v></c><c/><c/><c><v>4</v></c></row>
            """#)
        #expect(
            try workbook.file().rows() == [
                FileRow(line: 2, cells: ["1", "", "3"]), FileRow(line: 7, cells: ["", "2", ""]),
                FileRow(line: 8, cells: ["1", "", "", "4"]),
            ])
    }

    @Test func datesAreTextAndOtherNumbersAreNot() throws {
        var workbook = TestWorkbook(
            #"""
            <row><c s="1"><v>43266</v></c><c s="2"><v>43266.5</v></c><c s="3"><v>43266</v></c><c s="4"><v>43266</v></c>
            <c s="0"><v>43266</v></c><c s="9"><v>43266</v></c></row>
            """#)
        workbook.styles = #"""
            <numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>
            <numFmt numFmtId="177" formatCode="0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>
            """#
        #expect(
            try cells(workbook) == [["2018-06-15", "2018-06-15 12:00:00", "2018-06-15", "43266", "43266", "43266"]])
        workbook.workbookProperties = #"<workbookPr date1904="1"/>"#
        #expect(try cells(workbook)[0][0] == "2022-06-16")
    }

    @Test(arguments: [
        (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (36_585, "2000-02-29"),
        (43_266, "2018-06-15"), (73_050, "2099-12-31"), (2_958_465, "9999-12-31"), (0.5, "12:00:00"),
        (43_266.999_999_9, "2018-06-16"),
    ]) func daysSince1900AreDates(serial: Double, date: String) {
        #expect(SpreadsheetDate.text(serial, .from1900) == date)
    }

    @Test(arguments: [-1.0, 0, 2_958_466, .nan, .infinity]) func numbersOutsideOfTheCalendarAreNoDates(serial: Double) {
        #expect(SpreadsheetDate.text(serial, .from1900) == nil)
    }

    @Test func daysSince1904AreDates() {
        #expect(SpreadsheetDate.text(0, .from1904) == "1904-01-01")
        #expect(SpreadsheetDate.text(2_957_003, .from1904) == "9999-12-31")
        #expect(SpreadsheetDate.text(2_957_004, .from1904) == nil)
    }

    @Test(arguments: [
        ("91330103311389009", "91330103311389009"), ("-5", "-5"), ("0.1", "0.1"), ("1.1000000000000001", "1.1"),
        ("0.30000000000000004", "0.3"), ("9.1330103311389E+16", "91330103311389000"), ("1E-7", "0.0000001"),
        ("5.0", "5"),
        ("-1.5", "-1.5"), ("0.99999999999999989", "1"), ("1E3", "1000"), ("123.456", "123.456"), ("-0.0", "0"),
        ("x", "x"),
        ("12345678901234567.5", "12345678901234600"), ("", ""),
    ]) func numbersHaveNoExponentAndNoNoise(stored: String, shown: String) {
        #expect(SpreadsheetNumber.plain(stored) == shown)
    }

    @Test(arguments: [
        ("General", false), ("0.00", false), ("yyyy/m/d", true), ("[h]:mm", true), ("0.00E+00", false),
        ("[Red]0;[Blue]-0", false),
        ("\"year\"0", false), ("0\\d", false), ("@", false), ("0;yyyy", false), ("m\"月\"d\"日\"", true), ("_d0", false),
    ]) func dateFormatsAreRecognised(code: String, isDate: Bool) {
        #expect(NumberFormat.showsDate(code) == isDate)
    }

    @Test func theFirstVisibleSheetIsRead() throws {
        var workbook = TestWorkbook("<row><c><v>1</v></c></row>")
        workbook.sheets = #"<sheet state="hidden" r:id="r1"/><sheet r:id="r2"/>"#
        #expect(try cells(workbook) == [["second"]])
        workbook.sheets = #"<sheet state="veryHidden" r:id="r1"/>"#
        #expect(try workbook.file().error()?.kind == .noWorksheet)
        workbook.sheets = #"<sheet r:id="r1"/><sheet r:id="r2"/>"#
        #expect(try cells(workbook) == [["1"]])
    }

    @Test func anUnknownSharedStringIsAProblemOfItsRow() throws {
        var workbook = TestWorkbook(#"<row><c t="s"><v>1</v></c></row><row><c t="s"><v>0</v></c></row>"#)
        workbook.sharedStrings = "<si><t>a</t></si>"
        let outcomes = try workbook.file().outcomes()
        #expect(outcomes.count == 2)
        guard case .failure(let error) = outcomes[0] else { return #expect(Bool(false)) }
        #expect(error.kind == .badSharedString && error.line == 1 && error.canContinue)
        #expect(outcomes[1] == .success(FileRow(line: 2, cells: ["a"])))
    }

    @Test(arguments: [
        #"<row r="2"/><row r="2"/>"#, #"<row r="1048577"/>"#, #"<row r="0"/>"#, #"<row r="x"/>"#,
        #"<row><c r="XFE1"><v>1</v></c></row>"#, #"<row><c r="B1"/><c r="A1"><v>1</v></c></row>"#,
        #"<row><c r="1"/></row>"#,
    ]) func impossiblePlacesAreRefused(rows: String) throws {
        #expect(try TestWorkbook(rows).file().error()?.kind == .badCellReference)
    }

    @Test func theLastPlaceOfASheetIsPossible() throws {
        let rows = try TestWorkbook(#"<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"/></row>"#).file()
            .rows()
        #expect(rows == [FileRow(line: 1_048_576, cells: ["1"])])
    }

    @Test func progressReachesTheSizeOfTheFile() throws {
        let file = try TestWorkbook("<row><c><v>1</v></c></row>").file()
        let reader = try RowReader(path: file.path)
        while try reader.nextRow() != nil {}
        #expect(reader.format == .xlsx && reader.encoding == nil)
        #expect(reader.bytesConsumed == reader.totalBytes)
    }
}
