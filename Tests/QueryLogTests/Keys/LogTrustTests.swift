import DurableFiles
import FoundationEssentials
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: daemon, signer and tools believe the same keys.
@Suite struct LogTrustTests {
    private static let origin = "330100.credit/query-log"

    private static func key(_ name: String = origin) throws -> String {
        try NoteSigner(privateText: NoteSigner.generate(name: name, type: .ed25519)).verifierKey.text
    }

    private func withFiles<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "credit-trust-\(UInt64.random(in: 0 ... .max))")
        try DurableFile.makeFolder(folder.path, mode: 0o700)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try DurableFile.replace("\(folder.path)/\(name)", with: Array(text.utf8), mode: 0o600)
        }
        return try body(folder.path)
    }

    private func refusal(_ files: [String: String], policy: Bool = false) throws -> String? {
        try withFiles(files) { folder in
            do throws(LogTrustError) {
                _ = try LogTrust.load(
                    origin: Self.origin, keyFile: "\(folder)/verifier.key",
                    policyFile: policy ? "\(folder)/policy" : nil)
                return nil
            } catch {
                return error.description
            }
        }
    }

    @Test("without the log's key nothing is believed, and it is said who makes it")
    func keyFile() throws {
        let key = try Self.key()
        #expect(try refusal(["verifier.key": key + "\n"]) == nil)
        #expect(try refusal([:])?.contains("creditsigner key create") == true)
        #expect(try refusal(["verifier.key": ""])?.contains("creditsigner key create") == true)
        #expect(try refusal(["verifier.key": key + "\n" + key])?.contains("creditsigner key create") == true)
        let witness = try NoteSigner(privateText: NoteSigner.generate(name: Self.origin, type: .cosignature))
        #expect(try refusal(["verifier.key": witness.verifierKey.text]) != nil)
        #expect(
            try refusal(["verifier.key": Self.key("another/log")])?.contains("origin")
                == true)
    }

    @Test("a policy file must name the log, be readable and be right")
    func policyFile() throws {
        let key = try Self.key()
        let other = try Self.key()
        #expect(try refusal(["verifier.key": key, "policy": "log \(key)\nquorum none\n"], policy: true) == nil)
        #expect(try refusal(["verifier.key": key, "policy": "log \(other)\nquorum none\n"], policy: true) != nil)
        #expect(
            try refusal(["verifier.key": key, "policy": "log \(key)\nquorum W\n"], policy: true)?.contains("line 2")
                == true)
        #expect(try refusal(["verifier.key": key], policy: true) != nil)
    }
}
