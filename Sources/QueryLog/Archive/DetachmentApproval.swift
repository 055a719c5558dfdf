public import TransparencyLog

/// A person's signed consent that an archived month may be taken out of the database.
///
/// - Rule: HZ-Q15: two persons, each with a key of their own.
public struct DetachmentApproval: Sendable, Hashable {
    /// Approvals by different persons that are needed.
    public static let needed = 2

    /// The month and the digest of its bundle's manifest, signed.
    public let note: SignedNote

    /// Takes what was kept.
    public init(_ note: SignedNote) {
        self.note = note
    }

    /// Signs.
    ///
    /// - Throws: `.signingFailed`.
    public init(_ bundle: ArchiveBundle, by signer: NoteSigner) throws(NoteError) {
        let text = Self.text(bundle)
        note = SignedNote(text: text, signatures: [try signer.sign(text)])
    }

    /// The name of the person's key among those of a list; nil when none of them signed this bundle.
    public func approver(of bundle: ArchiveBundle, among keys: [VerifierKey]) -> VerifierKey? {
        guard note.text == Self.text(bundle) else { return nil }
        return keys.first { key in note.signatures.contains { key.isValid($0, on: note.text) } }
    }

    /// Whether enough different persons of a list approved.
    ///
    /// - Throws: `.notApproved`.
    public static func check(
        _ approvals: [DetachmentApproval], of bundle: ArchiveBundle, among keys: [VerifierKey]
    ) throws(ArchivingError) {
        // By key and not by name: one person with two names is one person.
        let persons = Set(approvals.compactMap { $0.approver(of: bundle, among: keys)?.publicKey })
        guard persons.count >= needed else { throw .notApproved(valid: persons.count) }
    }

    private static func text(_ bundle: ArchiveBundle) -> String {
        "credit.query-log-detachment/v1\n\(bundle.month)\n\(BundleFile.hexadecimal(bundle.digest))\n"
    }
}
