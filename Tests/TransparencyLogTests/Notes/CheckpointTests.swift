import Testing
import TransparencyLog

struct CheckpointTests {
    private static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test(arguments: [0, 1, 20_852_163, 1 << 62])
    func textIsReadAsItIsWritten(_ size: Int) throws {
        let text = "330100.credit/query-log\n\(size)\n\(Self.root)\n"
        let checkpoint = try Checkpoint(text: text)
        #expect(checkpoint.origin == "330100.credit/query-log")
        #expect(checkpoint.size == size)
        #expect(checkpoint.root.base64 == Self.root)
        #expect(checkpoint.text == text)
    }

    @Test(arguments: [
        "", "log\n1\n\(root)", "log\n1\n", "\n1\n\(root)\n", "log\n01\n\(root)\n", "log\n+1\n\(root)\n",
        "log\n-1\n\(root)\n", "log\n-0\n\(root)\n", "log\n\n\(root)\n", "log\n1 \n\(root)\n", "log\n1e3\n\(root)\n",
        "log\n9223372036854775808\n\(root)\n", "log\n１\n\(root)\n", "log\n1\nAAAA\n", "log\n1\n\(root) \n",
        "log\n1\n\(root)\n\n",
        "log\n1\n\(root)\nextension\n", "lo g\n1\n\(root)\n", "log\r\n1\r\n\(root)\r\n",
    ])
    func othersAreNoCheckpoints(_ text: String) {
        #expect(throws: NoteError.malformedCheckpoint) { try Checkpoint(text: text) }
    }
}
