import FoundationEssentials

/// What `print_report` hands out: the snapshot, this print of it, and its approved corrections.
///
/// - Rule: QZ-9, TM-5.
struct PrintedReport: Decodable, Equatable {
    let print: Print
    let corrections: [Correction]
    let document: ReportSnapshot
    /// Of the print; the snapshot has its own.
    let receipt: ReportReceipt

    /// Who printed it, and when.
    struct Print: Decodable, Equatable {
        let number: Int
        let ground: String
        let printedAt: String
        let printedBy: String
        let account: String
        let unit: String
    }

    /// A correction to a single item after the report was issued.
    struct Correction: Decodable, Equatable {
        /// Of the record in the report.
        let number: Int
        let field: String?
        let wrong: String
        let right: String
        let approvedOn: String
    }

    /// Reads the sealed JSON of a print.
    init(json: String) throws(ReportPageError) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            self = try decoder.decode(Self.self, from: Data(json.utf8))
        } catch {
            // The decoder's error may quote the document.
            throw .malformedDocument
        }
    }
}
