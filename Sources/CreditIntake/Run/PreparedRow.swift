import CreditInformation
import Cryptography
import UnicodeText

/// A row after everything that needs no database has been done to it.
enum PreparedRow: Sendable {
    /// Ready to be compared and stored.
    case record(PreparedRecord)
    /// Not to be taken in.
    case issues(line: Int, [RowIssue], cells: [String])
}

/// A draft with its contents, digests and public form.
struct PreparedRecord: Sendable {
    let draft: RecordDraft
    let content: RecordContent
    /// Whether the public sees it.
    let isPublic: Bool
    /// Digests of `draft.identifiers`, in the same order.
    let identifierDigests: [Digest128]
    /// Subject's name as the public sees and searches it; nil when it is not needed.
    let searchName: SearchName?
    /// The row as it came, for the report.
    let cells: [String]
}

extension PreparedRecord {
    /// Seals and digests a draft, and writes what may be shown of it.
    init(
        _ draft: RecordDraft, writer: RecordWriter, names: NameNormalisation, cells: [String]
    ) throws(CryptographyError) {
        let isPublic = writer.level == .open && draft.state == .inForce
        self.init(
            draft: draft, content: try writer.content(of: draft), isPublic: isPublic,
            identifierDigests: draft.identifiers.map(writer.digests.digest),
            searchName: isPublic ? SearchName(writer.item.publicName(draft.subjectName), names) : nil, cells: cells)
    }
}

/// A name as the public sees it, and as searches compare it.
struct SearchName: Sendable {
    let shown: String
    let normalised: String
    let bigrams: [Int32]

    init(_ name: String, _ names: NameNormalisation) {
        shown = name
        normalised = names.normalise(name)
        bigrams = Bigrams.of(normalised)
    }
}
