import CreditServices
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Figures, not rules: run with CREDIT_BENCHMARK=100000, the number of records, in a release build.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CREDIT_BENCHMARK"] != nil), .serialized)
struct PublicationBenchmarks {
    private static let records = Int(ProcessInfo.processInfo.environment["CREDIT_BENCHMARK"] ?? "") ?? 100_000

    @Test("HZ-M6: 100 000 records from B to A, other masks, from A to B")
    func reclassification() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "R", (1...Self.records).map { TestPlatform.register($0) })
            try platform.take(in: "O", (1...Self.records).map { TestPlatform.penalty($0) })
            try platform.owner.executeScript("vacuum analyze")
            for (name, catalogue) in [
                ("B to A", TestCatalogue(version: "2")),
                ("mask", TestCatalogue(version: "3", telephoneMask: "withheld")),
                ("A to B", TestCatalogue(version: "4", penalty: "B", telephoneMask: "withheld")),
                ("register A to C", TestCatalogue(version: "5", register: "C", penalty: "A")),
            ] {
                let clock = ContinuousClock()
                let start = clock.now
                var prepared = start
                var checked = start
                let outcome = try platform.publish(catalogue) { progress in
                    if progress.phase == .preparing { prepared = clock.now } else { checked = clock.now }
                }
                let end = clock.now
                print(
                    "FIGURE \(name): \(outcome.reclassifiedRecords)+\(outcome.reprojectedRecords) records, prepared in "
                        + "\(prepared - start), checked in \(checked - prepared), put in force in \(end - checked)")
            }
        }
    }
}
