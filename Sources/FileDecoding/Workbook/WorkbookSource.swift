/// Rows of the first visible sheet of a workbook.
///
/// Rows without any content are not rows: sheets often have formats far below the data.
/// - Rule: BX-12
final class WorkbookSource: RowSource {
    private let sheet: SheetHandler
    private let stream: XMLStream
    private let totalBytes: Int

    /// Reads the parts that the rows need and opens the sheet.
    init(_ file: InputFile, _ limits: FileDecodingLimits) throws(FileDecodingError) {
        let archive = try ZipArchive(file, limits)
        let workbookName = try Self.workbookName(archive, limits)
        let workbook = WorkbookHandler(limit: limits.archiveMembers)
        try Self.read(workbookName, workbook, archive, limits)
        let folder = workbookName.split(separator: "/").dropLast().joined(separator: "/")
        let links = try Self.links(of: workbookName, folder: folder, archive, limits)

        let strings = SharedStringsHandler(limit: limits.sharedStringBytes)
        if let name = links.target(ofType: "sharedStrings") { try Self.read(name, strings, archive, limits) }
        let styles = StylesHandler(limit: limits.cellFormats)
        if let name = links.target(ofType: "styles") { try Self.read(name, styles, archive, limits) }

        // Sheets that are charts or dialogs have links of other types.
        let worksheets = workbook.visibleSheets.compactMap { id in
            links.relationships.first { $0.id == id && $0.type == "worksheet" }?.target
        }
        guard let name = worksheets.first else { throw FileDecodingError(.noWorksheet) }
        guard let member = try archive.member(named: name) else { throw FileDecodingError(.missingPart) }
        sheet = SheetHandler(
            strings: strings.strings, showsDate: styles.showsDate, dateSystem: workbook.dateSystem, limits: limits)
        stream = try XMLStream(member, sheet, limits)
        totalBytes = file.byteCount
    }

    func nextRow() throws(FileDecodingError) -> FileRow? {
        while true {
            if let row = try sheet.take() { return row }
            guard try stream.advance() else { return nil }
        }
    }

    /// The share of the sheet that was read, as bytes of the file.
    var bytesConsumed: Int {
        guard stream.statedBytes > 0 else { return 0 }
        return Int(Double(totalBytes) * min(1, Double(stream.bytesRead) / Double(stream.statedBytes)))
    }

    private static func read(
        _ name: String, _ handler: any XMLHandler, _ archive: ZipArchive, _ limits: FileDecodingLimits
    ) throws(FileDecodingError) {
        guard let member = try archive.member(named: name) else { throw FileDecodingError(.missingPart) }
        try XMLStream(member, handler, limits).finish()
    }

    private static func links(
        of part: String, folder: String, _ archive: ZipArchive, _ limits: FileDecodingLimits
    ) throws(FileDecodingError) -> RelationshipsHandler {
        let links = RelationshipsHandler(folder: folder, limit: limits.archiveMembers)
        let file = part.split(separator: "/").last.map { String($0) } ?? ""
        try read((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels", links, archive, limits)
        return links
    }

    /// Finds the part that is the workbook, or says what the archive is instead.
    private static func workbookName(
        _ archive: ZipArchive, _ limits: FileDecodingLimits
    ) throws(FileDecodingError) -> String {
        if archive.names.contains("xl/workbook.bin") { throw FileDecodingError(.binaryWorkbook) }
        if archive.names.contains("mimetype"), archive.names.contains("content.xml") {
            throw FileDecodingError(.openDocument)
        }
        guard archive.names.contains("[content_types].xml"), archive.names.contains(where: { $0.hasPrefix("xl/") })
        else { throw FileDecodingError(.otherArchive) }
        if archive.names.contains("_rels/.rels") {
            let links = try links(of: "", folder: "", archive, limits)
            if let name = links.target(ofType: "officeDocument") { return name }
        }
        return "xl/workbook.xml"
    }
}
