import QueryLog

/// What a verification came to, for people and for scripts.
struct LogVerificationSummary: Encodable {
    /// Findings that are printed in words; the count says how many there are.
    private static let maximumLines = 100

    /// A finding.
    struct Finding: Encodable {
        let position: Int
        let problem: String
    }

    let from: Int
    let to: Int
    let verifiedEntries: Int
    let verifiedCheckpoints: Int
    let comparedRoots: Int
    let provedSize: Int
    let waitingEntries: Int
    let unverified: [[Int]]
    let entriesPerSecond: Int
    let findings: [Finding]

    private enum CodingKeys: String, CodingKey {
        case from, to, verifiedEntries, verifiedCheckpoints, comparedRoots, provedSize, waitingEntries, unverified
        case entriesPerSecond, findings
    }

    init(_ report: LogVerificationReport, microseconds: Int64) {
        from = report.positions.lowerBound
        to = report.positions.upperBound
        verifiedEntries = report.verifiedEntries
        verifiedCheckpoints = report.verifiedCheckpoints
        comparedRoots = report.comparedRoots
        provedSize = report.provedSize
        waitingEntries = report.waitingEntries
        unverified = report.unverified.map { [$0.lowerBound, $0.upperBound] }
        entriesPerSecond = Int(Double(report.verifiedEntries) * 1_000_000 / Double(max(1, microseconds)))
        findings = report.findings.map { Finding(position: $0.position, problem: $0.kind.description) }
    }

    /// Prints it.
    ///
    /// - Throws: `CommandFailure` with status 1 when something is wrong.
    func show(isJSON: Bool) throws {
        if isJSON {
            try JSONOutput.print(self)
        } else {
            print(
                "positions \(from)..<\(to): \(verifiedEntries) entries, \(comparedRoots) signed roots, "
                    + "\(verifiedCheckpoints) signatures, \(entriesPerSecond) entries/s")
            if provedSize < to { print("no signed root covers the \(to - max(from, provedSize)) entries at the end") }
            if waitingEntries > 0 { print("\(waitingEntries) entries are not in the tree yet") }
            for range in unverified {
                print("not verified: archived: \(range[0])..<\(range[1]) (--archive DIR verifies them, too)")
            }
            for finding in findings.prefix(Self.maximumLines) {
                print("position \(finding.position): \(finding.problem)")
            }
        }
        guard let first = findings.first else {
            if !isJSON { print("the log is in order") }
            return
        }
        throw CommandFailure(
            .refused,
            "\(findings.count) findings; the first bad position is \(first.position): \(first.problem)")
    }
}
