/// Why a text is no date; never repeats the text.
///
/// - Rule: BX-12.
public enum DateReadingError: Error, Sendable, Hashable {
    /// Nothing is written.
    case empty
    /// None of the forms that are read.
    case unreadable
    /// Written well, but no such day exists.
    case unreal

    /// What a clerk should know, in Chinese.
    public var explanation: String {
        switch self {
        case .empty: "日期为空。"
        case .unreadable: "日期格式无法识别，请使用“2018-06-15”的形式。"
        case .unreal: "该日期不存在，请核对年月日。"
        }
    }
}
