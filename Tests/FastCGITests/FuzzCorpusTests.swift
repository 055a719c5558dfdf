import FastCGI
import FoundationEssentials
import HTTPTypes
import Testing

/// Inputs that fuzzing found worth keeping (`Tests/Fuzz/FastCGI/corpus`), without the fuzzer.
@Suite struct FuzzCorpusTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fuzz/FastCGI/corpus"

    private static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        if names.isEmpty { print("SKIPPED: no fuzz corpus in \(folder)") }
        return names.sorted()
    }()

    @Test(.enabled(if: !files.isEmpty))
    func splittingChangesNoEvent() throws {
        // The small limits of the fuzzing harness.
        let limits = FastCGILimits(
            maximumParameterBytes: 512, maximumParameterCount: 8, maximumNameBytes: 24, maximumValueBytes: 64,
            maximumBodyBytes: 96, maximumManagementBytes: 64)
        for name in Self.files {
            let bytes = try contents(name)
            #expect(ParserRun.events(bytes, limits: limits) == ParserRun.events(bytes, limits: limits) { 1 }, "\(name)")
            #expect(ParserRun.events(bytes) == ParserRun.events(bytes) { 1 }, "\(name)")
        }
    }

    @Test(.enabled(if: !files.isEmpty))
    func textsAreReadOrRefused() throws {
        for name in Self.files {
            let bytes = try contents(name)
            // Refusal is as good as reading here: the test is that neither traps.
            _ = try? QueryItems(bytes[...])
            _ = try? RequestPath(bytes[...])
            _ = MediaTypeList(bytes[...]).accepts("application/json")
        }
    }

    /// Bytes received from nginx 1.22.1 on two kept connections, for requests made by hand.
    @Test(.enabled(if: files.contains("seed-nginx-capture-0")))
    func requestsOfNginxAreRead() throws {
        let requests = try ["seed-nginx-capture-0", "seed-nginx-capture-1"].flatMap { name in
            try ParserRun.requests(contents(name))
        }
        let targets = requests.map { "\($0.string("REQUEST_METHOD") ?? "") \($0.string("REQUEST_URI") ?? "")" }
        #expect(
            Set(targets) == [
                "GET /v1/subjects?name=%E6%9D%AD%E5%B7%9E&page=2", "POST /v1/objections", "HEAD /v1/a",
                "GET /v1/%2e%2e/a//b", "POST /chunked",
            ])
        #expect(requests.count == 5)
        #expect(requests.allSatisfy { $0.keepsConnection && $0.string("HTTP_ACCEPT") == "application/json" })
        // nginx reads a chunked body to its end and states the length.
        #expect(requests.first { $0.string("REQUEST_URI") == "/chunked" }?.body == Array("abcdefg".utf8))
    }

    @Test func corpusIsSmall() throws {
        #expect(Self.files.count <= 200)
        for name in Self.files { #expect(try contents(name).count < 4_096) }
    }

    private func contents(_ name: String) throws -> [UInt8] {
        try Array(#require(FileManager.default.contents(atPath: Self.folder + "/" + name)))
    }
}
