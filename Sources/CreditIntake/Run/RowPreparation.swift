import CreditInformation
import Cryptography
import FileDecoding
import UnicodeText

/// The part of an import that reads, checks and digests; runs on a thread of its own, beside the database's work.
struct RowPreparation: Sendable {
    /// What the storing thread hears, in this order: opened, chunks, then finished or failed.
    enum Message: Sendable {
        /// The header was read.
        case opened(header: [String], match: HeaderMatch, totalBytes: Int)
        /// Rows in the file's order.
        case chunk([PreparedRow], bytesRead: Int)
        /// No more rows.
        case finished
        /// The file can't be read on.
        case failed(ImportError)
    }

    let request: ImportRequest
    let catalogue: Catalogue
    let item: CatalogueItem
    let kind: SubjectKind
    let level: OpenLevel
    let keys: IntakeKeys
    let names: NameNormalisation

    /// Reads the whole file into the queue, or until the taker gives up.
    func run(into queue: BoundedQueue<Message>) {
        do throws(ImportError) {
            try prepareAll(queue)
        } catch {
            _ = queue.put(.failed(error))
        }
    }

    private func prepareAll(_ queue: BoundedQueue<Message>) throws(ImportError) {
        let reader: RowReader
        let first: FileRow?
        do throws(FileDecodingError) {
            reader = try RowReader(path: request.path, limits: request.limits)
            first = try reader.nextRow()
        } catch { throw .file(error) }
        guard let header = first?.cells else { throw .empty }
        let match = HeaderMatcher(item: item, ignoring: catalogue.ignoredHeaders + ImportReport.columns)
            .match(header, kind: kind, mapping: request.mapping.columns)
            .filled(by: request.mapping.constants)
        guard queue.put(.opened(header: header, match: match, totalBytes: reader.totalBytes)), match.isAcceptable
        else { return }

        let assessor = RowAssessor(
            catalogue: catalogue, item: item, kind: kind, match: match, constants: request.mapping.constants,
            receivedOn: request.receivedOn)
        let writer = RecordWriter(
            item: item, kind: kind, level: level, digests: keys.digests, cipher: keys.cipher)
        var rows: [PreparedRow] = []
        rows.reserveCapacity(request.chunkRows)
        while let row = try nextRow(reader) {
            switch row {
            case .success(let row): rows.append(try prepare(row, assessor, writer))
            case .failure(let error):
                rows.append(
                    .issues(
                        line: error.line ?? 0, [.unreadableLine(withoutPlace(error), ruleID: error.ruleID)], cells: []))
            }
            if rows.count == request.chunkRows {
                guard queue.put(.chunk(rows, bytesRead: reader.bytesConsumed)) else { return }
                rows = []
                rows.reserveCapacity(request.chunkRows)
            }
        }
        if !rows.isEmpty, !queue.put(.chunk(rows, bytesRead: reader.bytesConsumed)) { return }
        _ = queue.put(.finished)
    }

    /// The report has a column for the line, and a reason without it is the same for every such line.
    private func withoutPlace(_ error: FileDecodingError) -> String {
        guard error.line != nil, let colon = error.explanation.firstIndex(of: "：") else { return error.explanation }
        return String(error.explanation[error.explanation.index(after: colon)...])
    }

    private func nextRow(_ reader: RowReader) throws(ImportError) -> Result<FileRow, FileDecodingError>? {
        do throws(FileDecodingError) { return try reader.nextRow().map { .success($0) } } catch {
            if error.canContinue { return .failure(error) }
            throw .file(error)
        }
    }

    private func prepare(
        _ row: FileRow, _ assessor: RowAssessor, _ writer: RecordWriter
    ) throws(ImportError) -> PreparedRow {
        switch assessor.assess(row) {
        case .issues(let issues): return .issues(line: row.line, issues, cells: row.cells)
        case .draft(let draft):
            do throws(CryptographyError) {
                return .record(try PreparedRecord(draft, writer: writer, names: names, cells: row.cells))
            } catch { throw .cryptography("\(error)") }
        }
    }
}

extension HeaderMatch {
    /// The match, with fields that a mapping fills for every row no longer missing.
    func filled(by constants: [String: String]) -> HeaderMatch {
        constants.isEmpty ? self : replacing(missing: missing.filter { constants[$0] == nil })
    }
}
