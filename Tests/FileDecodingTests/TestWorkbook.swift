/// Makes small workbooks from XML.
struct TestWorkbook {
    var rows = ""
    var sharedStrings: String?
    var styles: String?
    var workbookProperties = ""
    var sheets = #"<sheet name="a" sheetId="1" r:id="r1"/>"#
    var beforeSheet = ""
    /// Overrides the whole sheet part.
    var sheet: String?
    var deflated = false
    var extraParts: [String] = []
    var omittedPart = ""

    init(_ rows: String = "") { self.rows = rows }

    static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    func archive(_ prepare: (inout TestArchive) -> Void = { _ in }) -> [UInt8] {
        var archive = TestArchive()
        prepare(&archive)
        var links = #"<Relationship Id="r1" Type="\#(Self.types)worksheet" Target="worksheets/sheet1.xml"/>"#
        links += #"<Relationship Id="r2" Type="\#(Self.types)worksheet" Target="/xl/worksheets/sheet2.xml"/>"#
        var parts = [("[Content_Types].xml", "<Types/>")]
        parts.append(
            (
                "xl/workbook.xml",
                #"<workbook xmlns:r="\#(Self.types)">\#(workbookProperties)<sheets>\#(sheets)</sheets></workbook>"#
            ))
        if let sharedStrings {
            links += #"<Relationship Id="r3" Type="\#(Self.types)sharedStrings" Target="sharedStrings.xml"/>"#
            parts.append(("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"))
        }
        if let styles {
            links += #"<Relationship Id="r4" Type="\#(Self.types)styles" Target="styles.xml"/>"#
            parts.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
        }
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"))
        parts.append(
            ("xl/worksheets/sheet2.xml", Self.wrap(#"<row><c t="inlineStr"><is><t>second</t></is></c></row>"#)))
        parts += extraParts.map { ($0, "") }
        for part in parts where part.0 != omittedPart { archive.add(part.0, part.1) }
        archive.add(
            "xl/worksheets/sheet1.xml", sheet ?? (beforeSheet + Self.wrap(rows)), deflated: deflated)
        return archive.archive
    }

    static func wrap(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

    func file() throws -> TestFile { try TestFile(archive()) }
}
