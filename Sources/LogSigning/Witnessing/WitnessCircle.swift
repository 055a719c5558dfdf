public import HTTPClient
public import TransparencyLog

/// The witnesses of a policy file, asked one after the other over HTTP.
///
/// A witness that fails holds up a round by its time limit; once there are enough cosignatures without it, it is asked now
/// and then only. Belongs to one thread.
/// - Rule: HZ-Q15 (C2SP tlog-witness).
public final class WitnessCircle: Cosigning {
    /// What a witness may be asked: an address and a body; its status and body, or nil when there is no answer.
    typealias Post = (_ url: String, _ body: [UInt8]) -> (status: Int, body: [UInt8])?

    /// Bytes of an answer that are read: some signature lines.
    static let maximumAnswerBytes = 16_384
    /// A witness that fails is asked again in one of so many rounds, when it is not needed.
    static let roundsBetweenTries = 8

    private let policy: LogPolicy
    private let post: Post
    private var failures: [String: WitnessFailure] = [:]
    private var roundNumber = 0

    /// - Parameter timeout: For one request.
    /// - Throws: When libcurl cannot be used.
    public convenience init(policy: LogPolicy, timeout: Duration) throws(HTTPClientError) {
        let client = try HTTPClient()
        self.init(policy: policy) { url, body in
            // Why there is no answer makes no difference to the round: it is reported as unreachable.
            let answer = try? client.post(
                url, body: body, contentType: "text/plain; charset=utf-8", timeout: timeout,
                maximumAnswerBytes: Self.maximumAnswerBytes)
            return answer.map { ($0.status, $0.body) }
        }
    }

    init(policy: LogPolicy, post: @escaping Post) {
        self.policy = policy
        self.post = post
    }

    public func collect(
        for note: SignedNote, size: Int, sizes: inout [String: Int], proof: (_ from: Int) -> [MerkleHash]?
    ) -> (note: SignedNote, changes: [WitnessChange]) {
        roundNumber += 1
        var note = note
        var changes: [WitnessChange] = []
        // Those that answered the last time first.
        let order = policy.witnesses.indices.sorted { left, right in
            let isLeftFailing = failures[policy.witnesses[left].key.name] != nil
            let isRightFailing = failures[policy.witnesses[right].key.name] != nil
            return isLeftFailing == isRightFailing ? left < right : isRightFailing
        }
        for index in order {
            let witness = policy.witnesses[index]
            let name = witness.key.name
            guard let url = witness.url,
                !note.signatures.contains(where: { witness.key.isValid($0, on: note.text) })
            else { continue }
            if failures[name] != nil, roundNumber % Self.roundsBetweenTries != 0, policy.isQuorum(note) { continue }
            do throws(WitnessFailure) {
                note.add(try ask(witness.key, at: url, note, size, &sizes, proof))
                if failures.removeValue(forKey: name) != nil { changes.append(.recovered(number: index + 1)) }
            } catch {
                if failures.updateValue(error, forKey: name) != error {
                    changes.append(.failed(number: index + 1, error))
                }
            }
        }
        return (note, changes)
    }

    private func ask(
        _ key: VerifierKey, at url: String, _ note: SignedNote, _ size: Int, _ sizes: inout [String: Int],
        _ proof: (Int) -> [MerkleHash]?
    ) throws(WitnessFailure) -> NoteSignature {
        let address = (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/add-checkpoint"
        // A size beyond ours can only be a memory that is wrong; the witness tells the right one.
        var old = sizes[key.name].flatMap { 0...size ~= $0 ? $0 : nil } ?? 0
        for isLast in [false, true] {
            guard let hashes = old == 0 || old == size ? [] : proof(old) else { throw .unprovable }
            let body = WitnessSubmission(oldSize: old, proof: hashes, note: note).body
            guard let answer = post(address, Array(body.utf8)) else { throw .unreachable }
            switch answer.status {
            case 200:
                let signature = try Self.signature(answer.body, key, note)
                sizes[key.name] = size
                return signature
            case 409 where !isLast:
                guard let told = Self.size(answer.body) else { throw .unreachable }
                sizes[key.name] = min(told, size)
                if told > size { throw .ahead(size: told) }
                old = told
            default: throw .refused(status: answer.status)
            }
        }
        throw .refused(status: 409)
    }

    /// The witness's own signature among the lines of the answer; those of other keys are ignored.
    private static func signature(
        _ body: [UInt8], _ key: VerifierKey, _ note: SignedNote
    ) throws(WitnessFailure) -> NoteSignature {
        let lines = body.split(separator: 0x0A).prefix(SignedNote.maximumSignatures)
        let signatures = lines.compactMap { NoteSignature(line: String(decoding: $0, as: UTF8.self)) }
        guard let valid = signatures.first(where: { key.isValid($0, on: note.text) }) else { throw .wrongSignature }
        return valid
    }

    /// The size in the body of a conflict: a number and a newline.
    private static func size(_ body: [UInt8]) -> Int? {
        guard body.last == 0x0A, let size = Int(String(decoding: body.dropLast(), as: UTF8.self)), size >= 0,
            Array("\(size)\n".utf8) == body
        else { return nil }
        return size
    }
}

@available(*, unavailable)
extension WitnessCircle: Sendable {}
