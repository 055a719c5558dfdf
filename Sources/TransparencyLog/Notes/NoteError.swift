/// Why a note, a key or a proof is not accepted; safe to show, holds nothing of the text.
public enum NoteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No note of the form of C2SP signed-note.
    case malformedNote
    /// More signatures or bytes than are looked at.
    case tooLarge
    /// No checkpoint in the note's text.
    case malformedCheckpoint
    /// No proof of the form of C2SP tlog-proof.
    case malformedProof
    /// No request of the form of C2SP tlog-witness.
    case malformedSubmission
    /// A name that is empty or has a blank or a plus.
    case malformedName
    /// A key that is no verifier key, or whose id is not its own.
    case malformedKey
    /// Signatures, but none by a key that is trusted.
    case unknownKey
    /// A trusted key's name and id, but not its signature.
    case wrongSignature
    /// A checkpoint of another log.
    case wrongOrigin
    /// Too few cosignatures of trusted witnesses.
    case noQuorum
    /// The hashes do not lead from the leaf to the checkpoint's root.
    case wrongProof
    /// The library could not make a key or a signature.
    case signingFailed

    public var description: String {
        switch self {
        case .malformedNote: "no signed note"
        case .tooLarge: "the note is larger than any that is accepted"
        case .malformedCheckpoint: "no checkpoint"
        case .malformedProof: "no proof of the form c2sp.org/tlog-proof@v1"
        case .malformedSubmission: "no request for a cosignature"
        case .malformedName: "the name of a key is empty or has blanks or a plus"
        case .malformedKey: "no verifier key (name+id+base64), or its id is not its own"
        case .unknownKey: "not signed by a key that is trusted"
        case .wrongSignature: "a signature in a trusted key's name is not that key's"
        case .wrongOrigin: "a checkpoint of another log"
        case .noQuorum: "too few witnesses have cosigned"
        case .wrongProof: "the proof does not lead from the entry to the checkpoint"
        case .signingFailed: "the cryptographic library failed to sign"
        }
    }
}
