import TransparencyLog

/// Verifies the notes of one place, each only once: the same note is read again every second.
struct CheckpointVerification {
    private let policy: LogPolicy
    private var last: (text: String, result: CheckpointSource)?

    init(_ policy: LogPolicy) {
        self.policy = policy
    }

    /// What a note is worth; nil stands for none.
    mutating func source(_ text: String?) -> CheckpointSource {
        guard let text else { return .absent }
        if let last, last.text == text { return last.result }
        let result: CheckpointSource
        do throws(NoteError) {
            result = .signed(try SignedCheckpoint(text, policy: policy))
        } catch {
            // Why it is not valid makes no difference to what must happen: nothing is answered.
            result = .unreadable
        }
        last = (text, result)
        return result
    }
}
