import TransparencyLog

/// A checkpoint whose signatures were verified.
struct SignedCheckpoint: Sendable, Equatable {
    /// The note as it was given, signatures included.
    let note: SignedNote
    /// What it says.
    let checkpoint: Checkpoint

    /// Entries that it covers.
    var size: Int { checkpoint.size }

    /// Verifies a note.
    ///
    /// - Throws: `NoteError`, by what is wrong.
    init(_ serialized: String, policy: LogPolicy) throws(NoteError) {
        note = try SignedNote(serialized)
        checkpoint = try policy.verify(note)
    }
}
