public import TransparencyLog

/// Why a receipt proves nothing; shows nothing of its content.
public enum ReceiptError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file is not what `/v1/receipts/{position}` answers.
    case malformedFile
    /// The entry is none, or of a later version.
    case malformedEntry(EntryProblem)
    /// The entry, its proof and the file do not speak of one position.
    case differentPositions
    /// The proof or the signature is not accepted.
    case notProved(NoteError)
    /// The answer that was handed in is not the one that was logged.
    case differentAnswer
    /// The answer's own receipt is not that of the entry.
    case differentReceipt

    public var description: String {
        switch self {
        case .malformedFile: "the file is not an answer of /v1/receipts/{position}"
        case .malformedEntry(let problem): "\(problem)"
        case .differentPositions: "the entry and its proof are about different positions"
        case .notProved(let error): "\(error)"
        case .differentAnswer: "the answer is not the one that was logged: its digest differs"
        case .differentReceipt: "the answer's receipt is that of another entry"
        }
    }
}
