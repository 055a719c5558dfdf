/// Kinds of signature in a note, with the bytes that tell them apart in keys and key ids.
///
/// - Rule: C2SP signed-note, tlog-cosignature; SM2 (GB/T 32918.2) has no assigned byte and takes 0xff with a name.
public enum NoteSignatureType: Sendable, Hashable, CaseIterable {
    /// Ed25519 over the text.
    case ed25519
    /// Ed25519 over a witness's statement about a checkpoint at a time.
    case cosignature
    /// SM2 with SM3 over the text, where national algorithms are required.
    case sm2

    /// Bytes before the public key.
    var identifier: [UInt8] {
        switch self {
        case .ed25519: [0x01]
        case .cosignature: [0x04]
        case .sm2: [0xff] + Array("credit-sm2-sm3/v1:".utf8)
        }
    }

    /// Bytes of a public key: an Ed25519 key, or an uncompressed point of SM2's curve.
    var publicKeyBytes: Int {
        switch self {
        case .ed25519, .cosignature: 32
        case .sm2: 65
        }
    }
}
