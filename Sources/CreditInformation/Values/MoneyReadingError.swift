/// Why a text is no amount of money; never repeats the text.
///
/// - Rule: BX-12.
public enum MoneyReadingError: Error, Sendable, Hashable {
    /// Nothing is written.
    case empty
    /// Not a decimal number, or its thousands separators are misplaced.
    case unreadable
    /// The amount has parts of a fen.
    case tooPrecise
    /// The amount does not fit into 64 bits of fen.
    case tooLarge

    /// What a clerk should know, in Chinese.
    public var explanation: String {
        switch self {
        case .empty: "金额为空。"
        case .unreadable: "金额格式无法识别，请填写数字。"
        case .tooPrecise: "金额的小数位数过多，最小单位为分（万元最多6位小数，元最多2位小数）。"
        case .tooLarge: "金额超出可处理的范围。"
        }
    }
}
