public import CreditStore
import CreditInformation
import FoundationEssentials
public import Postgres

/// Decides a proposed destruction and removes the bytes of what is to go.
///
/// The bytes go after COMMIT: what a crash between them leaves counts as destroyed, is given to nobody, and is removed by
/// the check of the store. Confined to the thread of its connection, which logs in as staff.
/// - Rule: HZ-Q16, QZ-16.
public struct ArchiveDestruction {
    /// What became of it.
    public struct Outcome: Sendable {
        /// The answer of the database.
        public let answer: String
        /// Files whose bytes are gone.
        public let removed: Int
        /// Files whose bytes still lie in the store, for the check to remove.
        public let remaining: Int
    }

    private struct Decided: Decodable {
        let files: [String]
    }

    private let connection: Connection
    private let archive: ScanArchive
    private let caller: StaffCaller

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ archive: ScanArchive, _ caller: StaffCaller) {
        self.connection = connection
        self.archive = archive
        self.caller = caller
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - requestTokenDigest: SHA-256 of the token that the command carries.
    public func decide(
        _ destruction: UInt128, decision: String, reason: String, requestTokenDigest: [UInt8]
    ) throws(StaffError) -> Outcome {
        let answer = try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestTokenDigest, caller: caller)
            return try DestructionStore(connection, caller).decide(destruction, decision: decision, reason: reason)
        }
        guard let decided = try? JSONDecoder().decode(Decided.self, from: Data(answer.utf8)) else {
            throw .unexpectedAnswer
        }
        var removed = 0
        for file in decided.files {
            guard let id = Digest128(hexadecimal: file) else { throw .unexpectedAnswer }
            // What can't be removed now is counted, said and left to the check of the store: the decision stands.
            do throws(FileStoreError) {
                try archive.store.remove(id.value)
                removed += 1
            } catch {}
        }
        return Outcome(answer: answer, removed: removed, remaining: decided.files.count - removed)
    }
}
