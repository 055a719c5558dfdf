import FoundationEssentials
import QueryLog
import Testing

/// Figures, not rules: run with CREDIT_BENCHMARK=1 in a release build.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CREDIT_BENCHMARK"] == "1"), .serialized)
struct VerificationBenchmarks {
    @Test func entriesPerSecondOfOneWorker() throws {
        try VerifiableLog.with { log in
            try log.append(1_000_000, batch: 5000)
            try log.sign()
            let started = ContinuousClock.now
            let report = try log.verify()
            let duration = ContinuousClock.now - started
            #expect(report.findings == [])
            print("verified \(report.verifiedEntries) entries in \(duration)")
        }
    }
}
