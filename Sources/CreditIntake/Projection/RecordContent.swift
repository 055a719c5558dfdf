import CreditInformation
import CreditStore
import Cryptography

/// A record's content as it is stored: sealed where it holds identity numbers, digested, and shown.
///
/// - Rule: X-4, X-5.
struct RecordContent {
    /// JSON object of canonical field codes and values.
    let stored: [UInt8]
    /// Digest of the content in clear.
    let digest: Digest128
    /// What may be shown of it.
    let shown: ShownContent
}

/// Writes the contents of an item's records, and what may be shown of them.
///
/// Confined to one thread at a time by its user.
struct RecordWriter {
    /// Bytes of a usual record's fields.
    private static let usualBytes = 1_024

    let item: CatalogueItem
    let level: OpenLevel
    let digests: IdentifierDigests
    let cipher: VersionedCipher
    /// What is asked of each field for every row, in the item's order.
    private let fields: [WrittenField]
    private let clean: CleanTexts

    init(item: CatalogueItem, kind: SubjectKind, level: OpenLevel, digests: IdentifierDigests, cipher: VersionedCipher)
    {
        self.item = item
        self.level = level
        self.digests = digests
        self.cipher = cipher
        fields = item.fields.map { WrittenField($0, item: item, kind: kind, level: level) }
        clean = CleanTexts(fields: item.fields.count)
    }

    /// The content as stored, its digest, and what may be shown of it: from one look at each value.
    func content(of draft: RecordDraft) throws(CryptographyError) -> RecordContent {
        var clear: [UInt8] = Array(draft.state.rawValue.utf8)
        var stored: [UInt8] = [UInt8(ascii: "{")]
        stored.reserveCapacity(Self.usualBytes)
        var shown = emptyContent()
        for (position, value) in draft.values {
            let field = fields[position]
            clear.append(0x1E)
            clear.append(contentsOf: field.code.utf8)
            clear.append(0x1F)
            clear.append(contentsOf: value.text.utf8)
            let forms = field.forms(of: value, at: position, clean: clean)
            let member = shown.append(forms, of: field)
            if stored.count > 1 { stored.append(UInt8(ascii: ",")) }
            if forms.isSealed {
                stored.append(contentsOf: field.key)
                let sealed = try cipher.seal(Array(value.text.utf8), associatedData: Array(field.code.utf8))
                stored.append(contentsOf: #"{"sealed":""#.utf8)
                Self.appendHexadecimal(sealed, to: &stored)
                stored.append(contentsOf: #""}"#.utf8)
            } else {
                stored.append(contentsOf: member)
            }
        }
        stored.append(UInt8(ascii: "}"))
        return RecordContent(
            stored: stored, digest: digests.keyed("content", bytes: clear), shown: shown)
    }

    /// What may be shown of values that are stored already.
    func shown(_ values: [(field: Int, value: FieldValue)]) -> ShownContent {
        var shown = emptyContent()
        for (position, value) in values {
            let field = fields[position]
            _ = shown.append(field.forms(of: value, at: position, clean: clean), of: field)
        }
        return shown
    }

    private func emptyContent() -> ShownContent {
        ShownContent(level: level, usualBytes: Self.usualBytes)
    }

    private static func appendHexadecimal(_ bytes: [UInt8], to json: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        for byte in bytes {
            json.append(digits[Int(byte >> 4)])
            json.append(digits[Int(byte & 15)])
        }
    }
}
