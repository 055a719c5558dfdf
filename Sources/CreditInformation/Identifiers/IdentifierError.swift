/// Why a text is not the identifier that it should be.
///
/// Never holds the identifier: at most one character of it and its place.
/// - Rule: X-3, BX-16.
public enum IdentifierError: Error, Sendable, Hashable {
    /// Nothing is written.
    case empty(IdentifierKind)
    /// The number of characters is wrong; `found` counts without blanks.
    case wrongLength(IdentifierKind, found: Int)
    /// A character may not stand where it stands; `position` counts from 1 without blanks.
    case wrongCharacter(IdentifierKind, position: Int, character: Character, hint: IdentifierHint?)
    /// The first two characters are no registering department and category of GB 32100.
    case unknownDepartmentOrCategory(IdentifierKind)
    /// The check character does not fit the others.
    case checkCharacterMismatch(IdentifierKind)
    /// The organisation code inside a unified code fails its own check.
    case organisationCodeMismatch
    /// The birth date inside the number does not exist.
    case unrealDate(IdentifierKind)
    /// The first two digits are no province, or not those of this kind of document.
    case unknownAddress(IdentifierKind)
    /// No document type is known under the given name or code.
    case unknownDocumentType

    /// The rule that refuses: BX-16 for stripping and characters, X-3 for everything else.
    public var ruleID: String {
        switch self {
        case .wrongCharacter: "BX-16"
        case .empty, .wrongLength, .unknownDepartmentOrCategory, .checkCharacterMismatch, .organisationCodeMismatch,
            .unrealDate, .unknownAddress, .unknownDocumentType:
            "X-3"
        }
    }

    /// What a clerk should know and do, in Chinese.
    public var explanation: String {
        switch self {
        case .empty(let kind): "\(kind.term)为空。"
        case .wrongLength(let kind, let found): lengthExplanation(kind, found)
        case .wrongCharacter(let kind, let position, let character, let hint):
            "\(kind.term)第\(position)位的“\(character)”不正确" + (hint.map { "，\($0.explanation)" } ?? "") + "。"
        case .unknownDepartmentOrCategory(let kind): "\(kind.term)的前两位（登记管理部门和机构类别）不存在，请核对。"
        case .checkCharacterMismatch(let kind): "\(kind.term)的校验位不符，可能有一位抄错或两位颠倒，请与证照核对。"
        case .organisationCodeMismatch: "统一社会信用代码第9至17位（组织机构代码）的校验位不符，请与证照核对。"
        case .unrealDate(let kind): "\(kind.term)中的出生日期不存在，请与证件核对。"
        case .unknownAddress(let kind): "\(kind.term)的前两位不是有效的地址码，请与证件核对。"
        case .unknownDocumentType: "证件类型无法识别，请从列表中选择。"
        }
    }

    private func lengthExplanation(_ kind: IdentifierKind, _ found: Int) -> String {
        let base = "\(kind.term)应为\(kind.lengthTerm)，现为\(found)位"
        switch (kind, found) {
        case (.unifiedSocialCreditCode, 15): return base + "，可能填成了工商注册号。"
        case (.unifiedSocialCreditCode, 9): return base + "，可能填成了组织机构代码。"
        default: return base + "，请检查是否漏填或多填。"
        }
    }
}
