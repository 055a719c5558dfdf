import CreditStore
import DurableFiles
import FoundationEssentials
import LogSigning
import Testing
import TransparencyLog

/// HZ-Q15: without its memory, or with another key, the signer does not begin.
@Suite struct SignerMemoryTests {
    @Test func twoSignersDoNotShareAMemory() throws {
        try SignedLog.with { log in
            let first = try log.signer()
            let refusal = #expect(throws: MemoryRefusal.self) { try log.signer() }
            #expect(refusal?.isAnotherSigner == true)
            withExtendedLifetime(first) {}
        }
    }

    @Test func anotherKeyDoesNotGoOn() throws {
        try SignedLog.with { log in
            try log.grow(by: 10)
            try log.round()
            let other = try NoteSigner.generate(name: SignedLog.origin, type: .ed25519)
            #expect(throws: MemoryRefusal.otherKey) { try log.signer(other) }
            #expect(try log.round().outcome == .unchanged)
        }
    }

    @Test("a memory that is not whole is refused", arguments: ["", "{}", "not JSON", "root"])
    func damagedMemory(content: String) throws {
        try SignedLog.with { log in
            try log.grow(by: 10)
            try log.round()
            let whole = try #require(log.file("state/state.json"))
            // The nodes of another tree under the same signature.
            let other = whole.replacing("\"nodes\":[\"", with: "\"nodes\":[\"AAAA")
            try log.write("state/state.json", content == "root" ? other : content)
            #expect(throws: MemoryRefusal.damaged) { try log.signer() }
        }
    }

    @Test(
        "a memory that is gone is not made up again",
        arguments: [
            ["state/state.json"], ["state"], ["state", "public"],
        ])
    func lostMemory(removed: [String]) throws {
        try SignedLog.with { log in
            try log.grow(by: 10)
            try log.round()
            for path in removed { try log.remove(path) }
            if removed.count == 1 {
                #expect(throws: MemoryRefusal.lost) { try log.signer() }
            } else {
                let alarm = SigningAlarm(.memoryLost, contradictsAtSize: 10)
                #expect(try log.round().outcome == .refused(alarm))
                #expect(try log.round().outcome == .refused(alarm))
            }
        }
    }

    @Test func anOldCopyOfTheMemoryDoesNotGoOn() throws {
        try SignedLog.with { log in
            try log.grow(by: 10)
            try log.round()
            try log.copy("state", to: "old")
            try log.grow(by: 10)
            try log.round()
            try log.copy("old", to: "state")
            #expect(try log.round().outcome == .refused(SigningAlarm(.memoryOutdated, contradictsAtSize: 20)))
        }
    }

    @Test func aFullDiskSignsNothing() throws {
        try SignedLog.with { log in
            try log.grow(by: 10)
            let signer = try log.signer()
            // A folder in the place of the file that is written first.
            try FileManager.default.createDirectory(
                atPath: log.stateFolder + "/state.json", withIntermediateDirectories: true)
            #expect(throws: SigningError.self) { try log.round(signer) }
            #expect(try log.checkpoint() == nil)
            try log.remove("state/state.json")
            #expect(try log.round(signer).outcome == .published(size: 10))
        }
    }

    @Test func theFileIsWrittenAgainWhenItCouldNotBe() throws {
        try SignedLog.with { log in
            let signer = try log.signer()
            try log.grow(by: 10)
            try FileManager.default.createDirectory(
                atPath: log.publicFolder + "/checkpoint", withIntermediateDirectories: true)
            #expect(throws: SigningError.self) { try log.round(signer) }
            try log.remove("public/checkpoint")
            #expect(try log.round(signer).outcome == .unchanged)
            #expect(try log.file("public/checkpoint") == log.store.newestCheckpoint()?.note)
        }
    }
}
