import CreditInformation
import FileDecoding

/// The file with the rows that were not taken in: the provider mends it and sends it again as it is.
///
/// The first columns say what is wrong and are ignored on the way back; the others are the provider's own.
/// - Rule: X-6.
struct ImportReport: ~Copyable {
    /// Our columns in front of the provider's.
    static let columns = ["行号（反馈）", "处理结果（反馈）", "字段（反馈）", "规则（反馈）", "原因（反馈）"]

    private let path: String
    private let header: [String]
    private var file: OutputFile?
    private var writer = CSVWriter()
    /// Bytes that are collected before they are written.
    private static let flushBytes = 1 << 16

    init(path: String, header: [String]) {
        self.path = path
        // A report that is sent again has our columns already.
        self.header = header
    }

    /// Adds a row with all its reasons.
    mutating func add(line: Int, issues: [RowIssue], cells: [String]) throws(ImportError) {
        let own = header.indices.filter { !Self.columns.contains(header[$0]) }
        if file == nil {
            do throws(FileDecodingError) { file = try OutputFile(replacing: path, permissions: 0o600) } catch {
                throw .report(path: path)
            }
            writer.append(Self.columns + own.map { header[$0] })
        }
        let verdict: RowVerdict = issues.allSatisfy(\.isForCentre) ? .quarantined : .rejected
        writer.append(
            [
                String(line), verdict.label, issues.compactMap(\.field).joined(separator: "；"),
                issues.map(\.ruleID).joined(separator: "；"), issues.map(\.sentence).joined(),
            ] + own.map { $0 < cells.count ? cells[$0] : "" })
        if writer.bytes.count >= Self.flushBytes { try flush() }
    }

    /// Writes what is left and puts the report in its place.
    ///
    /// - Returns: The path; nil when no row was added, and then there is no file.
    consuming func finish() throws(ImportError) -> String? {
        guard file != nil else { return nil }
        try flush()
        do throws(FileDecodingError) { try file?.commit() } catch { throw .report(path: path) }
        return path
    }

    private mutating func flush() throws(ImportError) {
        let bytes = writer.take()
        do throws(FileDecodingError) { try file?.write(bytes) } catch { throw .report(path: path) }
    }
}
