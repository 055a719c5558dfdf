public import CreditInformation

/// One made-up file of a department: comma-separated values in UTF-8.
///
/// Its bytes are made anew whenever it is written, so it takes no memory.
public struct SampleFile: Sendable {
    /// Least number of bytes in a block, except the last.
    public static let blockBytes = 64 << 10

    /// File name, such as `01-FR-DJXX-HZ-SCJG.csv`; unique in its set and in the order of import.
    public let name: String
    /// Code of the catalogue item.
    public let itemCode: String
    /// Code of the providing unit.
    public let providerCode: String
    /// Kind of the subjects.
    public let subjectKind: SubjectKind
    /// Number of rows, the header not counted.
    public let rowCount: Int
    /// Rows that are wrong on purpose: the import refuses them or puts them aside.
    public let flawedRowCount: Int
    private let rows: RowWriter

    /// The file that the plan describes.
    init(_ plan: FilePlan) {
        name = plan.name
        itemCode = plan.item.code
        providerCode = plan.providerCode
        subjectKind = plan.kind
        rowCount = plan.rowCount
        flawedRowCount = plan.flawedRowCount
        rows = RowWriter(plan)
    }

    /// Writes the file: header, then rows, in blocks of about 64 KiB that end with whole rows.
    ///
    /// - Parameter body: Takes each block in order; what it throws ends the writing.
    public func write(_ body: ([UInt8]) throws -> Void) rethrows {
        var block: [UInt8] = []
        block.reserveCapacity(Self.blockBytes + 8 << 10)
        rows.appendHeader(to: &block)
        for row in 0..<rowCount {
            rows.append(row: row, to: &block)
            if block.count >= Self.blockBytes {
                try body(block)
                block.removeAll(keepingCapacity: true)
            }
        }
        if !block.isEmpty { try body(block) }
    }
}
