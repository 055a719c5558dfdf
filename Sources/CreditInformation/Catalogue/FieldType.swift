/// Form of a field's values.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
    /// Text of limited length.
    case text
    /// Calendar date; 2099-12-31 means no end.
    case date
    /// Amount in 万元, up to six decimals; stored as integer 分 with the original text.
    case amountWan = "amount_wan"
    /// Amount in 元, up to two decimals; stored as integer 分 with the original text.
    case amountYuan = "amount_yuan"
    /// Whole number.
    case integer
    /// Decimal number.
    case decimal
    /// One code of the field's code list.
    case code
    /// Several codes of the field's code list in one cell.
    case codes

    /// Whether values are text whose length is limited in characters.
    public var hasLength: Bool {
        switch self {
        case .text, .code, .codes: true
        case .date, .amountWan, .amountYuan, .integer, .decimal: false
        }
    }
}
