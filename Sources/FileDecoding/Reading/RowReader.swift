/// Reads a department's file row by row, whatever form it has, in memory that does not grow with it.
///
/// The form is found from the content: a workbook, JSON, else CSV. The first row is the header; what
/// the columns mean is for the caller. For JSON the header is made from the keys of the first object.
///
/// Cells are text. Dates of a workbook arrive as `yyyy-MM-dd` (with a time of day,
/// `yyyy-MM-dd HH:mm:ss`; without a day, `HH:mm:ss`), numbers in plain digits.
///
/// A reader belongs to one thread or task. Reading blocks on the file.
/// - Rule: BX-12, X-6
public final class RowReader {
    /// Form of the file.
    public let format: FileFormat
    /// Encoding of the text; nil for a workbook, which states its own.
    public let encoding: TextEncoding?
    /// Size of the file in bytes.
    public let totalBytes: Int

    private let source: any RowSource
    private let limits: FileDecodingLimits
    private var rowsDelivered = 0
    private var failure: FileDecodingError?

    /// Opens a file and finds its form; of a workbook also reads what the rows need (shared strings, formats).
    ///
    /// - Parameter encoding: What the sender says the encoding is; nil to find it. Ignored for workbooks.
    /// - Throws: When the file can't be opened or its form is not taken in.
    public init(
        path: String, limits: FileDecodingLimits = FileDecodingLimits(), encoding: TextEncoding? = nil
    ) throws(FileDecodingError) {
        let file = try InputFile(path: path)
        let prefix = try file.bytes(at: 0, count: max(limits.sniffedBytes, FormatSniffer.magicBytes))
        totalBytes = file.byteCount
        self.limits = limits
        if try FormatSniffer.isWorkbook(prefix, file) {
            format = .xlsx
            self.encoding = nil
            source = try WorkbookSource(file, limits)
            return
        }
        let finding = EncodingSniffer.find(in: prefix.span, stated: encoding)
        self.encoding = finding.encoding
        let window = try TextWindow(file, finding, readBytes: limits.readBytes)
        format = try FormatSniffer.textFormat(of: window)
        switch format {
        case .jsonLines: source = JSONSource(window, limits, isArray: false)
        case .jsonArray: source = JSONSource(window, limits, isArray: true)
        case .csv, .xlsx: source = CSVSource(window, limits)
        }
    }

    /// The next row, or nil after the last.
    ///
    /// - Throws: A problem of one row when `canContinue` is true: the next call goes on behind it.
    ///   Otherwise the file can't be read further, and each later call throws the same.
    public func nextRow() throws(FileDecodingError) -> FileRow? {
        if let failure { throw failure }
        do throws(FileDecodingError) {
            guard let row = try source.nextRow() else { return nil }
            guard rowsDelivered < limits.rows else {
                throw FileDecodingError(.tooManyRows, line: row.line, limit: limits.rows)
            }
            rowsDelivered += 1
            return row
        } catch {
            if error.canContinue {
                // A file of bad rows only must come to an end too.
                rowsDelivered += 1
                guard rowsDelivered <= limits.rows else {
                    let last = FileDecodingError(.tooManyRows, line: error.line, limit: limits.rows)
                    failure = last
                    throw last
                }
            } else {
                failure = error
            }
            throw error
        }
    }

    /// Bytes of the file read so far, 0 to `totalBytes`; for a progress bar.
    public var bytesConsumed: Int { min(source.bytesConsumed, totalBytes) }
}

// Its buffers and C handles have no lock.
@available(*, unavailable) extension RowReader: Sendable {}
