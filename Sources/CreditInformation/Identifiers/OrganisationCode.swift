/// An organisation code of GB 11714: eight characters and a check character, which fits.
///
/// Characters 9 to 17 of a unified social credit code are the holder's organisation code (BX-15).
/// - Rule: X-3.
public struct OrganisationCode: Sendable, Hashable, CustomStringConvertible {
    /// The nine characters, without hyphen.
    public let text: String

    /// Reads a code with or without the hyphen before its check character, after stripping (BX-16).
    public init(_ text: String) throws(IdentifierError) {
        let characters = try IdentifierCharacters(text, kind: .organisationCode) { $0 == UInt8(ascii: "-") }
        try characters.requireLength(9)
        guard IdentifierCharacters.isDigit(characters.bytes[8]) || characters.bytes[8] == UInt8(ascii: "X") else {
            throw characters.wrongCharacter(at: 8, hint: IdentifierHint.lookalike(of: characters.bytes[8]))
        }
        guard CheckCharacters.ofOrganisationCode(characters.bytes[0..<8]) == characters.bytes[8] else {
            throw .checkCharacterMismatch(.organisationCode)
        }
        self.text = characters.text
    }

    /// Reads a cell of a column for organisation codes, where lists also put unified codes.
    ///
    /// - Returns: The code, from inside the unified code when the cell holds one.
    /// - Rule: BX-15.
    public static func inField(_ text: String) throws(IdentifierError) -> OrganisationCode {
        do {
            return try OrganisationCode(text)
        } catch .wrongLength(_, found: 18) {
            return try UnifiedSocialCreditCode(text).organisationCode
        }
    }

    /// Takes nine characters that were checked.
    init(checked bytes: ArraySlice<UInt8>) { text = String(decoding: bytes, as: UTF8.self) }

    /// The printed form, `12345678-9`.
    public var printed: String { text.prefix(8) + "-" + text.suffix(1) }

    public var description: String { text }
}
