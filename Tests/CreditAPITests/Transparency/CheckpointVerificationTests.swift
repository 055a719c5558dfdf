import DurableFiles
import FoundationEssentials
import Testing
import TransparencyLog

@testable import CreditAPI

/// Whose checkpoints are believed.
@Suite struct CheckpointVerificationTests {
    @Test("a note of the log's key is a checkpoint; any other is not")
    func notes() throws {
        let log = try TestLog()
        var verification = CheckpointVerification(log.policy)
        #expect(verification.source(nil) == .absent)
        let note = try log.note(3)
        for _ in 0..<2 { #expect(verification.source(note).checkpoint?.size == 3) }
        #expect(verification.source(note).checkpoint?.note.serialized == note)
        #expect(verification.source(try TestLog().note(3)) == .unreadable)
        #expect(verification.source(try log.note(3, origin: "another/log")) == .unreadable)
        #expect(verification.source(note.replacing("\n3\n", with: "\n4\n")) == .unreadable)
        #expect(verification.source("") == .unreadable)
        #expect(verification.source(note).checkpoint?.size == 3)
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
            do throws(LogTrust.Refusal) {
                _ = try LogTrust.load(
                    origin: TestLog.origin, keyFile: "\(folder)/verifier.key",
                    policyFile: policy ? "\(folder)/policy" : nil)
                return nil
            } catch {
                return error.description
            }
        }
    }

    @Test("without the log's key the daemon does not start, and says who makes it")
    func keyFile() throws {
        let key = try TestLog().signer.verifierKey.text
        #expect(try refusal(["verifier.key": key + "\n"]) == nil)
        #expect(try refusal([:])?.contains("creditsigner key create") == true)
        #expect(try refusal(["verifier.key": ""])?.contains("creditsigner key create") == true)
        #expect(try refusal(["verifier.key": key + "\n" + key])?.contains("creditsigner key create") == true)
        let witness = try NoteSigner(privateText: NoteSigner.generate(name: TestLog.origin, type: .cosignature))
        #expect(try refusal(["verifier.key": witness.verifierKey.text]) != nil)
        #expect(
            try refusal(["verifier.key": TestLog(origin: "another/log").signer.verifierKey.text])?.contains("origin")
                == true)
    }

    @Test("a policy file must name the log, be readable and be right")
    func policyFile() throws {
        let key = try TestLog().signer.verifierKey.text
        let other = try TestLog().signer.verifierKey.text
        #expect(try refusal(["verifier.key": key, "policy": "log \(key)\nquorum none\n"], policy: true) == nil)
        #expect(try refusal(["verifier.key": key, "policy": "log \(other)\nquorum none\n"], policy: true) != nil)
        #expect(
            try refusal(["verifier.key": key, "policy": "log \(key)\nquorum W\n"], policy: true)?.contains("line 2")
                == true)
        #expect(try refusal(["verifier.key": key], policy: true) != nil)
    }
}
