import CreditInformation
import Cryptography
import HTTPTypes

/// A record's content in the two forms that are stored: sealed where it holds identity numbers, and digested.
///
/// - Rule: X-4, X-5.
struct RecordContent {
    /// JSON object of canonical field codes and values.
    let stored: [UInt8]
    /// Digest of the content in clear.
    let digest: Digest128
}

/// Writes contents and public projections of an item's records.
///
/// Confined to one thread at a time by its user.
struct RecordWriter {
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

    /// The content as stored, and its digest.
    func content(of draft: RecordDraft) throws(CryptographyError) -> RecordContent {
        var clear: [UInt8] = Array(draft.state.rawValue.utf8)
        var stored: [UInt8] = [UInt8(ascii: "{")]
        for (position, value) in draft.values {
            let field = fields[position]
            clear.append(0x1E)
            clear.append(contentsOf: field.code.utf8)
            clear.append(0x1F)
            clear.append(contentsOf: value.text.utf8)
            if stored.count > 1 { stored.append(UInt8(ascii: ",")) }
            stored.append(contentsOf: field.key)
            if mustBeSealed(value, of: field, at: position) {
                let sealed = try cipher.seal(Array(value.text.utf8), associatedData: Array(field.code.utf8))
                stored.append(contentsOf: #"{"sealed":""#.utf8)
                Self.appendHexadecimal(sealed, to: &stored)
                stored.append(contentsOf: #""}"#.utf8)
            } else {
                Self.append(value, to: &stored)
            }
        }
        stored.append(UInt8(ascii: "}"))
        return RecordContent(stored: stored, digest: digests.keyed("content", bytes: clear))
    }

    /// JSON object of the fields that the public sees, masked; nil when the item is not open to society.
    ///
    /// - Rule: JJ-2, BX-10.
    func publicFields(of values: [(field: Int, value: FieldValue)], masked: inout Int) -> [UInt8]? {
        guard level == .open else { return nil }
        var json: [UInt8] = [UInt8(ascii: "{")]
        for (position, value) in values where fields[position].isPublic {
            let field = fields[position]
            guard let shown = shown(value, of: field, at: position, masked: &masked) else { continue }
            if json.count > 1 { json.append(UInt8(ascii: ",")) }
            json.append(contentsOf: field.key)
            Self.append(shown, to: &json)
        }
        json.append(UInt8(ascii: "}"))
        return json
    }

    private func shown(
        _ value: FieldValue, of field: WrittenField, at position: Int, masked: inout Int
    ) -> FieldValue? {
        switch (field.mask, value) {
        case (.none, .text(let text)) where field.isText:
            // Whatever the catalogue says of a field, what is typed into it may be anything.
            if field.isCheckedCode || clean.contains(text, at: position) { return value }
            let scan = PersonalDataScanner.scan(text)
            if scan.isClean { clean.remember(text, at: position) }
            masked += scan.isClean ? 0 : 1
            return .text(scan.maskedText)
        case (.none, .codes) where Self.mayHoldIdentityNumber(value.text):
            // Open code lists take any text.
            let scan = PersonalDataScanner.scan(value.text)
            masked += scan.isClean ? 0 : 1
            return scan.isClean ? value : .text(scan.maskedText)
        case (.none, _): return value
        case (let mask, _):
            let text = mask.masked(value.text)
            masked += text == value.text ? 0 : 1
            return text.map(FieldValue.text)
        }
    }

    /// X-4: fields that are made for such numbers, and texts in which the scanner finds one.
    private func mustBeSealed(_ value: FieldValue, of field: WrittenField, at position: Int) -> Bool {
        if field.isAlwaysSealed { return true }
        switch value {
        case .text(let text):
            if field.isCheckedCode || !Self.mayHoldIdentityNumber(text) || clean.contains(text, at: position) {
                return false
            }
            let scan = PersonalDataScanner.scan(text)
            if scan.isClean { clean.remember(text, at: position) }
            return scan.counts[.residentIdentityNumber] != nil
        case .codes:
            return Self.mayHoldIdentityNumber(value.text)
                && PersonalDataScanner.scan(value.text).counts[.residentIdentityNumber] != nil
        case .date, .amount: return false
        }
    }

    /// Whether a scan can find an identity number at all: the shortest find has 14 digits, full-width ones included.
    private static func mayHoldIdentityNumber(_ text: String) -> Bool {
        var digits = 0
        var lead: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case 0x90...0x99 where lead == (0xEF, 0xBC): digits += 1
            default: break
            }
            lead = (lead.1, byte)
        }
        return digits >= 14
    }

    private static func append(_ value: FieldValue, to json: inout [UInt8]) {
        switch value {
        case .text(let text): JSONText.appendString(text, to: &json)
        case .date(let date): JSONText.appendString(date.description, to: &json)
        case .amount(let amount):
            json.append(contentsOf: #"{"fen":\#(amount.fen),"text":"#.utf8)
            JSONText.appendString(amount.originalText, to: &json)
            json.append(UInt8(ascii: "}"))
        case .codes(let codes) where codes.count == 1: JSONText.appendString(codes[0], to: &json)
        case .codes(let codes):
            json.append(UInt8(ascii: "["))
            for (place, code) in codes.enumerated() {
                if place > 0 { json.append(UInt8(ascii: ",")) }
                JSONText.appendString(code, to: &json)
            }
            json.append(UInt8(ascii: "]"))
        }
    }

    private static func appendHexadecimal(_ bytes: [UInt8], to json: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        for byte in bytes {
            json.append(digits[Int(byte >> 4)])
            json.append(digits[Int(byte & 15)])
        }
    }
}
