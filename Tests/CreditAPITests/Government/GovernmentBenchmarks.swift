import CertificateTesting
import EventLoop
import FoundationEssentials
import Testing

@testable import CreditAPI

/// Figures, not rules: run with CREDIT_BENCHMARK=1, in a release build.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CREDIT_BENCHMARK"] != nil), .serialized)
struct GovernmentBenchmarks {
    @Test("lists of 1,000 subjects, one after the other")
    func lists() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let certificate = try world.certificate(of: "boss")
        let subject = #"{"unified_code":"91110000600037341L"}"#
        let body =
            #"{"purpose":"objection_check","subjects":["#
            + Array(repeating: subject, count: 1000).joined(separator: ",") + "]}"
        for round in 0..<6 {
            let start = MonotonicInstant.current()
            let answer = try world.ask("POST", "/v1/queries", body, certificate: certificate)
            #expect(answer.status == 200)
            let milliseconds = Int(start.duration(to: .current()) / .milliseconds(1))
            print("list of 1,000, round \(round): \(milliseconds) ms")
        }
    }

    @Test("single queries, one after the other")
    func singles() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let certificate = try world.certificate(of: "querier")
        let body = #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"objection_check"}"#
        let start = MonotonicInstant.current()
        for _ in 0..<200 {
            #expect(try world.ask("POST", "/v1/queries", body, certificate: certificate).status == 200)
        }
        print("single query: \(Int(start.duration(to: .current()) / .microseconds(200))) µs")
    }
}
