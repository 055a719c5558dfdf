import CreditInformation

/// Reads one field's text by its type.
enum FieldReading {
    /// - Throws: The reason, ready for the provider; it repeats no value.
    static func value(
        _ text: String, of field: CatalogueField, in catalogue: Catalogue, generation: FieldGeneration?
    ) throws(RowIssue) -> FieldValue {
        switch field.type {
        case .text: return try plain(text, of: field, generation: generation)
        case .date:
            do throws(DateReadingError) { return .date(try CalendarDate(reading: text)) } catch {
                throw .unreadable("date", field, ruleID: "BX-12", error.explanation)
            }
        case .amountWan: return try amount(text, of: field, in: .tenThousandYuan)
        case .amountYuan: return try amount(text, of: field, in: .yuan)
        case .integer: return try number(text, of: field, allowsPoint: false)
        case .decimal: return try number(text, of: field, allowsPoint: true)
        case .code: return try codes([text], of: field, in: catalogue, generation: generation)
        case .codes:
            // Labels of the law's own lists hold separators, too: the whole text may be one of them.
            if let whole = field.codeList.flatMap(catalogue.codeList)?.entry(matching: text, generation: generation) {
                return .codes([whole.code])
            }
            let parts = text.split { ";；,，、|\n".contains($0) }
            return try codes(parts.map(String.init), of: field, in: catalogue, generation: generation)
        }
    }

    private static func plain(
        _ text: String, of field: CatalogueField, generation: FieldGeneration?
    ) throws(RowIssue) -> FieldValue {
        let trimmed = trim(text)
        // UTF-8 has at least as many bytes as characters, so most texts need no count.
        if let limit = field.maximumLength(in: generation), trimmed.utf8.count > limit, trimmed.count > limit {
            throw .tooLong(field, limit: limit)
        }
        return .text(trimmed)
    }

    private static func amount(
        _ text: String, of field: CatalogueField, in unit: MoneyAmount.Unit
    ) throws(RowIssue) -> FieldValue {
        do throws(MoneyReadingError) { return .amount(try MoneyAmount(reading: text, in: unit)) } catch {
            throw .unreadable("amount", field, ruleID: "BX-12", error.explanation)
        }
    }

    private static func number(
        _ text: String, of field: CatalogueField, allowsPoint: Bool
    ) throws(RowIssue) -> FieldValue {
        let trimmed = trim(text)
        var digits = 0
        var points = 0
        for (place, byte) in trimmed.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: ".") where allowsPoint && points == 0: points += 1
            case UInt8(ascii: "-") where place == 0: break
            default: digits = .min
            }
        }
        guard digits > 0, digits <= maximumDigits else {
            throw .unreadable("number", field, ruleID: "BX-12", "请填写数字。")
        }
        return .text(trimmed)
    }

    /// More digits than any count or measure has; an identity number of either form in a number's place is caught by it.
    private static let maximumDigits = 14

    private static func codes(
        _ texts: [String], of field: CatalogueField, in catalogue: Catalogue, generation: FieldGeneration?
    ) throws(RowIssue) -> FieldValue {
        guard let list = field.codeList.flatMap(catalogue.codeList) else {
            return .codes(texts.map { trim($0) })
        }
        var codes: [String] = []
        for text in texts {
            if let entry = list.entry(matching: text, generation: generation) {
                codes.append(entry.code)
            } else if list.isOpen {
                codes.append(trim(text))
            } else {
                throw .unknownCode(field, allowed: list.entries.map(\.label))
            }
        }
        return .codes(codes)
    }

    /// The text without blanks around it.
    static func trim(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace || first == "\u{FEFF}"
        else { return text }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace || first == "\u{FEFF}" { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
