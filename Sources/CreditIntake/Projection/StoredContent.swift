import CreditInformation
import Cryptography

/// The values of a stored record, read back under a catalogue that may be newer than the one they were written under.
///
/// - Rule: X-4, HZ-M6.
struct StoredContent {
    /// Values in the item's order; values of fields that the item no longer has are left out.
    let values: [(field: Int, value: FieldValue)]

    /// - Parameter json: What ``RecordWriter/content(of:)`` has stored.
    /// - Throws: `CryptographyError` when a sealed value can't be opened, `UnreadableContent` otherwise.
    init(json: [UInt8], item: CatalogueItem, cipher: VersionedCipher) throws {
        guard let stored = StoredContentParser.values(in: json) else { throw UnreadableContent() }
        var values: [(field: Int, value: FieldValue)] = []
        values.reserveCapacity(stored.count)
        for (position, field) in item.fields.enumerated() {
            if let value = stored[field.code] {
                values.append((position, try Self.value(value, of: field, cipher)))
            }
        }
        self.values = values
    }

    /// A content that is not what was stored.
    struct UnreadableContent: Error {}

    private static func value(
        _ stored: StoredContentParser.Value, of field: CatalogueField, _ cipher: VersionedCipher
    ) throws -> FieldValue {
        switch stored {
        case .list(let codes): return .codes(codes)
        case .text(let text): return value(text, of: field)
        case .object(let object):
            if let fen = object["fen"].flatMap(Int64.init) {
                return .amount(MoneyAmount(fen: fen, originalText: object["text"] ?? ""))
            }
            guard let sealed = object["sealed"].flatMap(bytes(hexadecimal:)) else { throw UnreadableContent() }
            let clear = try cipher.open(sealed, associatedData: Array(field.code.utf8))
            return value(String(decoding: clear, as: UTF8.self), of: field)
        }
    }

    private static func value(_ text: String, of field: CatalogueField) -> FieldValue {
        switch field.type {
        case .text, .integer, .decimal, .amountWan, .amountYuan: return .text(text)
        case .code, .codes: return .codes([text])
        case .date:
            // A field that has become a date only now may hold anything; then it stays a text.
            return (try? CalendarDate(reading: text)).map(FieldValue.date) ?? .text(text)
        }
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }
}
