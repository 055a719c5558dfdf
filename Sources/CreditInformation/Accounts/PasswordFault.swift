/// Why a password can't be taken.
///
/// - Rule: PB-7, QZ-2.
public enum PasswordFault: String, Sendable, Hashable, CaseIterable {
    /// Fewer characters than wanted.
    case tooShort = "password_too_short"
    /// More characters than anybody types.
    case tooLong = "password_too_long"
    /// No upper-case letter.
    case noUpperCase = "password_without_upper_case"
    /// No lower-case letter.
    case noLowerCase = "password_without_lower_case"
    /// No digit.
    case noDigit = "password_without_digit"
    /// No symbol.
    case noSymbol = "password_without_symbol"
    /// A character that keyboards of other places lack, or an invisible one.
    case unusableCharacter = "password_with_unusable_character"
    /// It contains the account's name.
    case containsAccount = "password_contains_account"
    /// It was the account's password before.
    case reused = "password_reused"

    /// Requirement that it rests on.
    public var ruleID: String {
        switch self {
        case .tooShort, .noUpperCase, .noLowerCase, .noDigit, .reused: "PB-7"
        case .tooLong, .noSymbol, .unusableCharacter, .containsAccount: "QZ-2"
        }
    }

    /// What is wrong, in Chinese, for whoever chooses the password.
    public var sentence: String {
        switch self {
        case .tooShort: "密码不得少于\(PasswordRule.lengths.lowerBound)位"
        case .tooLong: "密码不得超过\(PasswordRule.lengths.upperBound)位"
        case .noUpperCase: "密码应当包含大写英文字母"
        case .noLowerCase: "密码应当包含小写英文字母"
        case .noDigit: "密码应当包含阿拉伯数字"
        case .noSymbol: "密码应当包含符号"
        case .unusableCharacter: "密码只能使用英文字母、阿拉伯数字和英文符号"
        case .containsAccount: "密码不得包含账户名"
        case .reused: "密码不得与初始密码或者以前用过的密码相同"
        }
    }
}
