/// Reads a policy file line by line.
struct LogPolicyReading {
    private(set) var policy = LogPolicy(logs: [], witnesses: [], quorum: .none)
    private var logs: [LogPolicy.Log] = []
    private var witnesses: [LogPolicy.Witness] = []
    private var groups = 0
    // Bytes, because the specification compares octets, and equal Swift strings may be spelled in two ways.
    private var defined: [[UInt8]: LogPolicy.Quorum] = [:]
    private var members: Set<[UInt8]> = []
    private var quorum: LogPolicy.Quorum?

    init(_ file: String) throws(LogPolicyError) {
        for (index, line) in file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
                throw LogPolicyError(line: index + 1, reason: .character)
            }
            let words = line.split { $0 == 0x09 || $0 == 0x20 }.map { String(decoding: $0, as: UTF8.self) }
            guard let first = words.first, first.utf8.first != UInt8(ascii: "#") else { continue }
            if let reason = take(first, Array(words.dropFirst())) {
                throw LogPolicyError(line: index + 1, reason: reason)
            }
        }
        guard let quorum else { throw LogPolicyError(line: 0, reason: .quorum) }
        policy = LogPolicy(logs: logs, witnesses: witnesses, quorum: quorum)
    }

    private mutating func take(_ keyword: String, _ words: [String]) -> LogPolicyError.Reason? {
        switch keyword {
        case "log": takeLog(words)
        case "witness": takeWitness(words)
        case "group": takeGroup(words)
        case "quorum": takeQuorum(words)
        default: .keyword
        }
    }

    private mutating func takeLog(_ words: [String]) -> LogPolicyError.Reason? {
        guard 1...2 ~= words.count else { return .words }
        // What is wrong with a key makes no difference to whoever has to mend the line.
        guard let key = try? VerifierKey(words[0]), key.type != .cosignature else { return .key }
        guard !logs.contains(where: { $0.key.publicKey == key.publicKey }) else { return .duplicate }
        guard logs.count < LogPolicy.maximumLines else { return .tooMany }
        logs.append(.init(key: key, url: words.count > 1 ? words[1] : nil))
        return nil
    }

    private mutating func takeWitness(_ words: [String]) -> LogPolicyError.Reason? {
        guard 2...3 ~= words.count else { return .words }
        guard let key = try? VerifierKey(words[1]), key.type == .cosignature else { return .key }
        guard words[0] != "none", rule(words[0]) == nil,
            !witnesses.contains(where: { $0.key.publicKey == key.publicKey })
        else { return .duplicate }
        guard witnesses.count < LogPolicy.maximumLines else { return .tooMany }
        witnesses.append(.init(name: words[0], key: key, url: words.count > 2 ? words[2] : nil))
        defined[Array(words[0].utf8)] = .witness(witnesses.count - 1)
        return nil
    }

    private mutating func takeGroup(_ words: [String]) -> LogPolicyError.Reason? {
        guard words.count >= 3 else { return .words }
        guard words[0] != "none", rule(words[0]) == nil else { return .duplicate }
        guard groups < LogPolicy.maximumLines else { return .tooMany }
        let names = words[2...]
        var rules: [LogPolicy.Quorum] = []
        for name in names {
            guard let rule = rule(name) else { return .name }
            guard members.insert(Array(name.utf8)).inserted else { return .member }
            rules.append(rule)
        }
        let threshold =
            switch words[1] {
            case "all": names.count
            case "any": 1
            default: Int(words[1]).flatMap { String($0) == words[1] ? $0 : nil } ?? 0
            }
        guard 1...names.count ~= threshold else { return .threshold }
        groups += 1
        defined[Array(words[0].utf8)] = .group(threshold: threshold, members: rules)
        return nil
    }

    private mutating func takeQuorum(_ words: [String]) -> LogPolicyError.Reason? {
        guard words.count == 1 else { return .words }
        guard quorum == nil else { return .quorum }
        guard let rule = words[0] == "none" ? LogPolicy.Quorum.none : rule(words[0]) else { return .name }
        quorum = rule
        return nil
    }

    /// What a name stands for, nil where no line before defines it.
    private func rule(_ name: String) -> LogPolicy.Quorum? {
        defined[Array(name.utf8)]
    }
}
