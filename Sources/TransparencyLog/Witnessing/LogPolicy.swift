/// Whom to believe: the keys of logs and witnesses, and how many witnesses must have cosigned (C2SP tlog-policy).
///
/// - Rule: BX-13.
public struct LogPolicy: Sendable {
    /// A log that is believed.
    public struct Log: Sendable, Hashable {
        /// Its key; the name is its origin.
        public let key: VerifierKey
        /// Where it is, if the file says so.
        public let url: String?
    }

    /// A witness that counts.
    public struct Witness: Sendable, Hashable {
        /// Its name inside the file.
        public let name: String
        /// Its key, of type cosignature.
        public let key: VerifierKey
        /// Prefix of its address for submissions, if the file says so.
        public let url: String?
    }

    /// Logs, witnesses or groups of a file; the specification asks for 32 of each.
    static let maximumLines = 64

    /// Logs, in the file's order.
    public let logs: [Log]
    /// Witnesses, in the file's order.
    public let witnesses: [Witness]
    private let quorum: Quorum

    init(logs: [Log], witnesses: [Witness], quorum: Quorum) {
        self.logs = logs
        self.witnesses = witnesses
        self.quorum = quorum
    }

    /// The policy that believes one log and asks for no witness.
    public static func only(_ key: VerifierKey) -> LogPolicy {
        LogPolicy(logs: [Log(key: key, url: nil)], witnesses: [], quorum: .none)
    }

    /// Reads a policy file.
    public init(_ file: String) throws(LogPolicyError) {
        self = try LogPolicyReading(file).policy
    }

    /// Verifies a checkpoint: signed by a log that is believed, and cosigned by a quorum.
    ///
    /// - Throws: `NoteError`, by what is wrong.
    public func verify(_ note: SignedNote) throws(NoteError) -> Checkpoint {
        let checkpoint = try Checkpoint(text: note.text)
        let keys = logs.map(\.key).filter { $0.name == checkpoint.origin }
        guard !keys.isEmpty else { throw .wrongOrigin }
        var refusal = NoteError.unknownKey
        var isSigned = false
        for key in keys {
            do throws(NoteError) {
                try note.verify(by: key)
                isSigned = true
            } catch  where error == .wrongSignature {
                throw error
            } catch {
                refusal = error
            }
        }
        guard isSigned else { throw refusal }
        guard isQuorum(note) else { throw .noQuorum }
        return checkpoint
    }

    /// Whether enough witnesses have cosigned the note; a cosignature that is not valid counts for nothing.
    public func isQuorum(_ note: SignedNote) -> Bool {
        let cosigned = Set(
            witnesses.indices.filter { place in
                note.signatures.contains { witnesses[place].key.isValid($0, on: note.text) }
            })
        return quorum.isMet(by: cosigned)
    }

    /// A rule over witnesses, which stand for their place in the file.
    indirect enum Quorum: Sendable {
        case none
        case witness(Int)
        case group(threshold: Int, members: [Quorum])

        func isMet(by cosigned: Set<Int>) -> Bool {
            switch self {
            case .none: true
            case .witness(let place): cosigned.contains(place)
            case .group(let threshold, let members): members.count { $0.isMet(by: cosigned) } >= threshold
            }
        }
    }
}
