import Testing
import TransparencyLog

struct LogPolicyTests {
    private static let text = Checkpoint(origin: "log", size: 0, root: .emptyRoot).text

    private static func signer(_ name: String, _ type: NoteSignatureType) throws -> NoteSigner {
        try NoteSigner(privateText: NoteSigner.generate(name: name, type: type))
    }

    @Test func twoLevelsOfGroups() throws {
        let log = try Self.signer("log", .ed25519)
        let witnesses = try (0..<6).map { try Self.signer("w\($0)", .cosignature) }
        var lines = ["log \(log.verifierKey.text) https://example.org/log"]
        for (number, witness) in witnesses.enumerated() {
            lines.append("\twitness  \(number < 3 ? "X" : "Y")\(number) \(witness.verifierKey.text) http://w\(number)/")
        }
        lines += [
            "", "  # two organisations", "group X 2 X0 X1 X2", "group Y any Y3 Y4 Y5", "group both all X Y",
            "quorum both",
        ]
        let policy = try LogPolicy(lines.joined(separator: "\n") + "\n")
        #expect(policy.logs.map(\.url) == ["https://example.org/log"])
        #expect(policy.witnesses.map(\.name) == ["X0", "X1", "X2", "Y3", "Y4", "Y5"])
        #expect(policy.witnesses[4].url == "http://w4/")
        func isQuorum(_ numbers: [Int]) throws -> Bool {
            let cosignatures = try numbers.map { try witnesses[$0].cosign(Self.text, time: 5) }
            let note = SignedNote(text: Self.text, signatures: [try log.sign(Self.text)] + cosignatures)
            let verdict = (try? policy.verify(note)) != nil
            #expect(policy.isQuorum(note) == verdict)
            return verdict
        }
        for numbers in [[0, 1, 3], [1, 2, 5], [0, 1, 2, 3, 4, 5]] { #expect(try isQuorum(numbers)) }
        for numbers in [[], [0, 1], [0, 2], [3, 4, 5], [2, 4]] { #expect(try !isQuorum(numbers)) }
    }

    @Test func aWitnessAloneMayBeTheQuorum() throws {
        let log = try Self.signer("log", .sm2)
        let witness = try Self.signer("w", .cosignature)
        let policy = try LogPolicy("log \(log.verifierKey.text)\nwitness W \(witness.verifierKey.text)\nquorum W\n")
        var note = SignedNote(text: Self.text, signatures: [try log.sign(Self.text)])
        #expect(throws: NoteError.noQuorum) { try policy.verify(note) }
        note.add(try witness.cosign(Checkpoint(origin: "log", size: 1, root: .emptyRoot).text, time: 1))
        #expect(throws: NoteError.noQuorum) { try policy.verify(note) }
        note.add(try witness.cosign(Self.text, time: 1))
        #expect(try policy.verify(note) == Checkpoint(origin: "log", size: 0, root: .emptyRoot))
        let unsigned = SignedNote(text: Self.text, signatures: [try witness.cosign(Self.text, time: 1)])
        #expect(throws: NoteError.unknownKey) { try policy.verify(unsigned) }
    }

    @Test func namesAreOctets() throws {
        let witnesses = try (0..<2).map { try Self.signer("w\($0)", .cosignature).verifierKey.text }
        // The same to a reader, spelled in two ways.
        let policy = try LogPolicy("witness \u{e9} \(witnesses[0])\nwitness e\u{301} \(witnesses[1])\nquorum none")
        #expect(policy.witnesses.count == 2)
        #expect(throws: Never.self) { try LogPolicy("#\u{301} a comment\n#\u{fe0f}\u{20e3}\nquorum none") }
    }

    @Test func sixtyFourLinesOfAKindAreTheMost() throws {
        let logs = try (0...64).map { "log \(try Self.signer("log\($0)", .ed25519).verifierKey.text)\n" }
        let witnesses = try (0...64).map { "witness w\($0) \(try Self.signer("w", .cosignature).verifierKey.text)\n" }
        let groups = ["group g0 any w0\n"] + (1...64).map { "group g\($0) any g\($0 - 1)\n" }
        func reason(_ lines: some Collection<String>) -> LogPolicyError? {
            do throws(LogPolicyError) {
                _ = try LogPolicy(lines.joined() + "quorum none\n")
                return nil
            } catch { return error }
        }
        #expect(reason(logs[..<64]) == nil)
        #expect(reason(logs)?.reason == .tooMany && reason(logs)?.line == 65)
        #expect(reason(witnesses[..<64]) == nil)
        #expect(reason(witnesses)?.reason == .tooMany)
        #expect(reason([witnesses[0]] + groups[..<64]) == nil)
        #expect(reason([witnesses[0]] + groups)?.reason == .tooMany)
    }

    @Test(arguments: [
        (0, LogPolicyError.Reason.quorum, ""), (0, .quorum, "# nothing\n"), (1, .name, "quorum some\n"),
        (2, .quorum, "quorum none\nquorum none\n"), (1, .words, "quorum\n"), (1, .words, "quorum none none\n"),
        (2, .keyword, "\nnonsense\n"), (1, .keyword, "Log x\n"), (1, .words, "log\n"), (1, .words, "log LOG a b\n"),
        (1, .key, "log x\n"), (1, .key, "log W0\n"), (2, .duplicate, "log LOG\nlog LOG http://a\n"),
        (1, .key, "witness a LOG\n"), (1, .words, "witness a\n"), (1, .words, "witness a W0 b c\n"),
        (1, .duplicate, "witness none W0\n"), (2, .duplicate, "witness a W0\nwitness a W1\n"),
        (2, .duplicate, "witness a W0\nwitness b W0\n"), (1, .name, "group g any a\n"), (1, .words, "group g any\n"),
        (2, .name, "witness a W0\ngroup g any a none\n"), (2, .duplicate, "witness a W0\ngroup a any a\n"),
        (2, .duplicate, "witness a W0\ngroup none any a\n"), (2, .member, "witness a W0\ngroup g 2 a a\n"),
        (3, .member, "witness a W0\ngroup g any a\ngroup h any a\n"), (2, .threshold, "witness a W0\ngroup g 0 a\n"),
        (2, .threshold, "witness a W0\ngroup g 2 a\n"), (2, .threshold, "witness a W0\ngroup g -1 a\n"),
        (2, .threshold, "witness a W0\ngroup g some a\n"), (1, .character, "quorum none\r\n"),
        (2, .character, "\n\u{0}\n"), (1, .character, "# \u{7f}\n"), (2, .name, "quorum none\ngroup g any x\n"),
    ])
    func mistakesAreNamedWithTheirLine(_ line: Int, _ reason: LogPolicyError.Reason, _ file: String) throws {
        let text = file.replacing("LOG", with: VerifierKeyTests.example)
            .replacing("W0", with: Self.witnessKeys[0]).replacing("W1", with: Self.witnessKeys[1])
        let error = #expect(throws: LogPolicyError.self) { try LogPolicy(text) }
        #expect(error?.line == line)
        #expect(error?.reason == reason)
        #expect(error?.description.hasPrefix("line \(line): ") == (line > 0))
    }

    /// Two keys of witnesses, out of arbitrary bytes.
    private static let witnessKeys: [String] = (1...2).compactMap { number in
        try? VerifierKey(name: "w", type: .cosignature, publicKey: [UInt8](repeating: UInt8(number), count: 32)).text
    }
}
