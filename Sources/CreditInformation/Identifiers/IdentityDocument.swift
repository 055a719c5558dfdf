/// An identity document of a natural person: its kind and its number in the form for comparison.
///
/// Only resident identity numbers and the new permanent residence cards carry a check character; the others
/// are checked by their form. Not printable by accident.
/// - Rule: X-3.
public struct IdentityDocument: Sendable, Hashable {
    /// The kind of document; never a code of an organisation.
    public let kind: IdentifierKind
    /// The number: upper case, no blanks, old forms converted where a new one is known.
    public let number: String

    /// Reads a number of a known kind, after stripping and upper-casing (BX-16).
    ///
    /// - Throws: `.unknownDocumentType` for the kinds of organisations, else what is wrong with the number.
    public init(_ kind: IdentifierKind, _ text: String) throws(IdentifierError) {
        let characters = try IdentifierCharacters(text, kind: kind) { byte in
            // Old Taiwan permits are printed `0123456789(B)`; hyphens are decoration in all of them.
            byte == UInt8(ascii: "-")
                || kind == .taiwanTravelPermit && (byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")"))
        }
        switch kind {
        case .unifiedSocialCreditCode, .organisationCode: throw .unknownDocumentType
        case .residentIdentity:
            let resident = try ResidentIdentityNumber(characters)
            self.init(resident)
        case .hongKongMacaoResidencePermit: try self.init(permit: characters, addresses: ["81", "82"])
        case .taiwanResidencePermit: try self.init(permit: characters, addresses: ["83"])
        case .passport: self.init(checked: kind, try Self.passport(characters))
        case .permanentResidence: self.init(checked: kind, try Self.permanentResidence(characters))
        case .hongKongMacaoTravelPermit: self.init(checked: kind, try Self.hongKongMacaoPermit(characters))
        case .taiwanTravelPermit: self.init(checked: kind, try Self.taiwanPermit(characters))
        }
    }

    /// Reads a number whose document type a file names in Chinese or by the raw value of `IdentifierKind`.
    public init(typeName: String, number: String) throws(IdentifierError) {
        guard let kind = IdentifierKind(documentTypeName: typeName) else { throw .unknownDocumentType }
        try self.init(kind, number)
    }

    /// The document of a resident identity number; addresses 81, 82 and 83 make it a residence permit.
    public init(_ number: ResidentIdentityNumber) {
        let kind: IdentifierKind =
            switch number.text.prefix(2) {
            case "81", "82": .hongKongMacaoResidencePermit
            case "83": .taiwanResidencePermit
            default: .residentIdentity
            }
        self.init(checked: kind, number.text)
    }

    private init(checked kind: IdentifierKind, _ number: String) {
        self.kind = kind
        self.number = number
    }

    private init(permit characters: IdentifierCharacters, addresses: [String]) throws(IdentifierError) {
        try characters.requireLength(18)
        let number = try ResidentIdentityNumber(characters)
        guard addresses.contains(String(number.text.prefix(2))) else { throw .unknownAddress(characters.kind) }
        self.init(number)
    }

    private static func passport(_ characters: IdentifierCharacters) throws(IdentifierError) -> String {
        guard (5...17).contains(characters.count) else {
            throw .wrongLength(characters.kind, found: characters.count)
        }
        guard characters.bytes.contains(where: IdentifierCharacters.isDigit) else {
            throw characters.wrongCharacter(at: 0, hint: .digitExpected)
        }
        return characters.text
    }

    /// Old form: three letters and twelve digits. New form (from 2023-12-01): 17 digits, the first a 9, and MOD 11-2.
    private static func permanentResidence(_ characters: IdentifierCharacters) throws(IdentifierError) -> String {
        try characters.requireLength(15, 18)
        if characters.count == 15 {
            try characters.requireLetters(in: 0..<3)
            try characters.requireDigits(in: 3..<15)
            return characters.text
        }
        try characters.requireDigits(in: 0..<17)
        let bytes = characters.bytes
        guard bytes[0] == UInt8(ascii: "9") else { throw characters.wrongCharacter(at: 0, hint: nil) }
        guard IdentifierCharacters.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X") else {
            throw characters.wrongCharacter(at: 17, hint: .lookalike(of: bytes[17]))
        }
        guard CheckCharacters.ofIdentityNumber(bytes[0..<17]) == bytes[17] else {
            throw .checkCharacterMismatch(characters.kind)
        }
        return characters.text
    }

    /// `H` or `M` and eight digits of the person; old permits add two digits that count re-issues, which go, so
    /// that one person keeps one number.
    private static func hongKongMacaoPermit(_ characters: IdentifierCharacters) throws(IdentifierError) -> String {
        try characters.requireLength(9, 11)
        guard [UInt8(ascii: "H"), UInt8(ascii: "M")].contains(characters.bytes[0]) else {
            throw characters.wrongCharacter(at: 0, hint: .letterExpected)
        }
        try characters.requireDigits(in: 1..<characters.count)
        return String(characters.text.prefix(9))
    }

    /// Eight digits; old permits ten, with a letter in brackets behind them or without.
    private static func taiwanPermit(_ characters: IdentifierCharacters) throws(IdentifierError) -> String {
        try characters.requireLength(8, 10, 11)
        try characters.requireDigits(in: 0..<min(10, characters.count))
        if characters.count == 11 { try characters.requireLetters(in: 10..<11) }
        return characters.text
    }
}

extension IdentityDocument: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says the kind, not the number.
    public var description: String { "IdentityDocument(\(kind.rawValue))" }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
