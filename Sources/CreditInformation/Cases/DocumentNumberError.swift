/// Why a text is no number of a receipt or report. It never holds the text.
public enum DocumentNumberError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It does not look like one: series, day, length or a character.
    case form
    /// It looks like one, but a character is wrong or two are exchanged.
    case checkCharacter

    /// Id of the rule.
    public var ruleID: String { "HZ-O5" }

    /// What is wrong, in Chinese.
    public var description: String {
        switch self {
        case .form: "编号的格式不正确"
        case .checkCharacter: "编号的校验码不正确，请核对是否有误"
        }
    }
}
