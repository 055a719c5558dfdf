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
}
