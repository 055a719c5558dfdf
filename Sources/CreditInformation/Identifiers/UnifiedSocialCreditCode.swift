/// A unified social credit code of GB 32100-2015, whose check characters fit.
///
/// The registering district (characters 3 to 8) is not compared with today's divisions: a quarter of the real
/// codes name a district that is abolished or in no list (BX-16).
/// - Rule: X-3.
public struct UnifiedSocialCreditCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The 18 characters.
    public let text: String

    /// Reads a code after stripping and upper-casing (BX-16).
    ///
    /// Errors come in this order: characters that no code has, length, characters outside the alphabet, department
    /// and category, check character, nested organisation code.
    public init(_ text: String) throws(IdentifierError) {
        let characters = try IdentifierCharacters(text, kind: .unifiedSocialCreditCode)
        try characters.requireLength(18)
        let bytes = characters.bytes
        for index in 0..<18 where CheckCharacters.unifiedCodeValue(of: bytes[index]) == nil {
            throw characters.wrongCharacter(at: index, hint: .lookalike(of: bytes[index]))
        }
        try characters.requireDigits(in: 2..<8)
        guard Self.isRegistration(bytes[0], bytes[1]) else {
            throw .unknownDepartmentOrCategory(.unifiedSocialCreditCode)
        }
        guard CheckCharacters.isUnifiedCodeValid(bytes) else {
            throw .checkCharacterMismatch(.unifiedSocialCreditCode)
        }
        guard CheckCharacters.ofOrganisationCode(bytes[8..<16]) == bytes[16] else { throw .organisationCodeMismatch }
        self.text = characters.text
    }

    /// The code of the registering department, e.g. `9` for market regulation.
    public var departmentCode: Character { text.first ?? "0" }

    /// The registering district, six digits; not necessarily one of today's.
    public var districtCode: String { String(text.dropFirst(2).prefix(6)) }

    /// Characters 9 to 17: how a row that has only an organisation code finds its subject.
    ///
    /// - Rule: BX-15.
    public var organisationCode: OrganisationCode {
        OrganisationCode(checked: Array(text.utf8)[8..<17])
    }

    /// Whether the holder is a sole trader (个体工商户): an organisation that is also a natural person.
    public var isSoleTrader: Bool { text.hasPrefix("92") }

    public var description: String { text }

    public static func < (left: UnifiedSocialCreditCode, right: UnifiedSocialCreditCode) -> Bool {
        left.text < right.text
    }

    /// Table of GB 32100-2015 (domain facts 5.1): registering department and category of organisation.
    private static func isRegistration(_ department: UInt8, _ category: UInt8) -> Bool {
        let last: Character
        switch Character(Unicode.Scalar(department)) {
        case "1", "5", "N": last = "3"  // 机构编制, 民政, 农业
        case "2", "4", "8", "A": last = "1"  // 外交, 文化, 工会, 军队
        case "3": last = "5"  // 司法行政
        case "6", "7": last = "2"  // 旅游, 宗教
        case "9": return category >= UInt8(ascii: "1") && category <= UInt8(ascii: "3")  // 市场监管: no "other"
        case "Y": return category == UInt8(ascii: "1")  // 其他
        default: return false
        }
        guard category != UInt8(ascii: "9") else { return true }
        return category >= UInt8(ascii: "1") && category <= (last.asciiValue ?? 0)
    }
}
