/// A citizen identity number of GB 11643-1999: 18 characters with a real birth date and a check that fits.
///
/// Residents of Hong Kong, Macao and Taiwan have such numbers too (addresses 81, 82, 83). It is the number of a
/// natural person: not printable by accident, and stored sealed only.
/// - Rule: X-3.
public struct ResidentIdentityNumber: Sendable, Hashable {
    /// The 18 characters, an `X` in upper case.
    public let text: String
    /// The birth date inside the number.
    public let birthDate: CalendarDate

    /// Reads a number after stripping and upper-casing (BX-16); the 15-digit form becomes its 18-digit form.
    public init(_ text: String) throws(IdentifierError) {
        try self.init(IdentifierCharacters(text, kind: .residentIdentity))
    }

    /// Reads characters; `characters.kind` names the document in errors.
    init(_ characters: IdentifierCharacters) throws(IdentifierError) {
        let kind = characters.kind
        try characters.requireLength(15, 18)
        var bytes = characters.bytes
        let isOldForm = bytes.count == 15
        try characters.requireDigits(in: 0..<(isOldForm ? 15 : 17))
        if isOldForm {
            bytes.insert(contentsOf: Array("19".utf8), at: 6)
            bytes.append(CheckCharacters.ofIdentityNumber(bytes[0..<17]))
        } else if !IdentifierCharacters.isDigit(bytes[17]), bytes[17] != UInt8(ascii: "X") {
            throw characters.wrongCharacter(at: 17, hint: .lookalike(of: bytes[17]))
        }
        guard Self.isProvince(Self.number(bytes[0..<2])) else { throw .unknownAddress(kind) }
        let year = Self.number(bytes[6..<10])
        let date = CalendarDate(year: year, month: Self.number(bytes[10..<12]), day: Self.number(bytes[12..<14]))
        // Without a clock: anybody born before 1850 has no such number, and nobody is born after 2099.
        guard let date, (1850...2099).contains(year) else { throw .unrealDate(kind) }
        guard CheckCharacters.ofIdentityNumber(bytes[0..<17]) == bytes[17] else { throw .checkCharacterMismatch(kind) }
        self.text = String(decoding: bytes, as: UTF8.self)
        birthDate = date
    }

    /// The first six digits: division of the first registration, or 810000, 820000, 830000.
    public var addressCode: String { String(text.prefix(6)) }

    /// Whether the holder is a resident of Hong Kong, Macao or Taiwan with a residence permit.
    public var isOfResidencePermit: Bool { ["81", "82", "83"].contains(text.prefix(2)) }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// Provinces of GB/T 2260 and the three addresses of residence permits; codes below them are not compared,
    /// since numbers keep the divisions of their day.
    private static func isProvince(_ code: Int) -> Bool {
        switch code {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }
}

extension ResidentIdentityNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says what it is, not which one.
    public var description: String { "ResidentIdentityNumber" }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
