/// What was probably meant by a wrong character.
///
/// - Rule: BX-16.
public enum IdentifierHint: Sendable, Hashable {
    /// The letter is not in the alphabet of the code and looks like another character.
    case letterForLookalike(letter: Character, meant: Character)
    /// A digit belongs here, not a letter.
    case digitExpected
    /// A letter belongs here, not a digit.
    case letterExpected
    /// Something in brackets was added behind the code.
    case textInBrackets

    /// The hint in Chinese, as part of a sentence.
    public var explanation: String {
        switch self {
        case .letterForLookalike(let letter, let meant):
            meant.isNumber ? "疑为数字\(meant)误作字母\(letter)" : "疑为字母\(meant)误作字母\(letter)"
        case .digitExpected: "此处应为数字"
        case .letterExpected: "此处应为字母"
        case .textInBrackets: "请去掉括号及其中的内容"
        }
    }

    /// The look-alike of a letter that a code leaves out.
    static func lookalike(of letter: UInt8) -> IdentifierHint? {
        switch letter {
        case UInt8(ascii: "O"): .letterForLookalike(letter: "O", meant: "0")
        case UInt8(ascii: "I"): .letterForLookalike(letter: "I", meant: "1")
        case UInt8(ascii: "S"): .letterForLookalike(letter: "S", meant: "5")
        case UInt8(ascii: "Z"): .letterForLookalike(letter: "Z", meant: "2")
        case UInt8(ascii: "V"): .letterForLookalike(letter: "V", meant: "U")
        default: nil
        }
    }
}
