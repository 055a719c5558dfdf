public import CreditInformation
public import Postgres

extension ImportStore {
    /// Writes why rows were not taken in.
    public func write(_ issues: [(line: Int, issue: RowIssue)]) throws(PostgresError) {
        guard !issues.isEmpty else { return }
        _ = try connection.executePrepared(
            "import_add_issues",
            [
                .uuid(origin.batchID.value), .int8s(issues.map { Int64($0.line) }),
                .texts(issues.map { ($0.issue.isForCentre ? RowVerdict.quarantined : .rejected).rawValue }),
                .texts(issues.map(\.issue.field)), .texts(issues.map(\.issue.ruleID)), .texts(issues.map(\.issue.code)),
            ])
    }

    /// Enters the batch into the register, last in its transaction.
    ///
    /// - Parameters:
    ///   - fileDigest: SHA-256 of the file as received.
    ///   - finishedAtMicroseconds: Microseconds since 1970-01-01 UTC.
    public func finish(
        fileDigest: [UInt8], counts: ImportCounts, finishedAtMicroseconds: Int64
    ) throws(PostgresError) {
        _ = try connection.executePrepared(
            "import_finish_batch",
            [
                .uuid(origin.batchID.value), .text(origin.itemCode), .text(origin.providerCode),
                .int4(origin.catalogueVersionID), .bytes(fileDigest),
                .timestamp(microsecondsSince1970: origin.startedAtMicroseconds),
                .timestamp(microsecondsSince1970: finishedAtMicroseconds), .text(origin.requestedBy),
                .int8(Int64(counts.rows)), .int8(Int64(counts[.accepted])), .int8(Int64(counts[.updated])),
                .int8(Int64(counts[.unchanged])), .int8(Int64(counts[.quarantined])), .int8(Int64(counts[.rejected])),
            ])
    }
}
