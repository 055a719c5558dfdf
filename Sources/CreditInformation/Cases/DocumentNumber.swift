/// Number of a receipt or a report: series, day, random characters, check character.
///
/// Such as `Y20260601` + `7KQ2M9XA` + `T`: the letter of the series, the day as yyyymmdd, random characters without I, L, O
/// and U, and one check character by ISO 7064 MOD 37,36. Whoever copies it by hand is told of any single wrong character
/// and of nearly every exchange of two neighbours. The random part makes it unguessable; the day is that of Asia/Shanghai.
/// - Rule: HZ-O5 (受理回执), QZ-9.
public struct DocumentNumber: Sendable, Hashable, CustomStringConvertible {
    /// The 32 characters of the random part: digits and letters that are not taken for others.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// What it is the number of.
    public let series: DocumentSeries
    /// The number, upper case, without spaces.
    public let text: String

    /// The number.
    public var description: String { text }

    /// A new number.
    ///
    /// - Parameters:
    ///   - day: Day on which it is issued, Asia/Shanghai.
    ///   - generator: The system's, outside of tests: report numbers must not be guessed.
    public init(_ series: DocumentSeries, on day: CalendarDate, using generator: inout some RandomNumberGenerator) {
        var characters = Array((series.rawValue + Self.digits(of: day)).utf8)
        for _ in 0..<series.randomLength {
            characters.append(Self.alphabet[Int(generator.next(upperBound: UInt64(Self.alphabet.count)))])
        }
        characters.append(MixedCheckCharacter.of(characters) ?? UInt8(ascii: "0"))
        self.series = series
        text = String(decoding: characters, as: UTF8.self)
    }

    /// Reads what somebody typed or scanned: case, spaces and hyphens do not matter.
    public init(reading text: String) throws(DocumentNumberError) {
        let characters = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard let first = characters.first,
            let series = DocumentSeries(rawValue: String(decoding: [first], as: UTF8.self)),
            characters.count == 1 + 8 + series.randomLength + 1,
            Self.isDay(characters[1..<9]),
            characters[9..<(characters.count - 1)].allSatisfy(Self.alphabet.contains),
            let wanted = MixedCheckCharacter.of(Array(characters.dropLast()))
        else { throw .form }
        guard characters.last == wanted else { throw .checkCharacter }
        self.series = series
        self.text = String(decoding: characters, as: UTF8.self)
    }

    /// The day as yyyymmdd.
    private static func digits(of day: CalendarDate) -> String {
        day.description.filter(\.isNumber)
    }

    private static func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.allSatisfy(IdentifierCharacters.isDigit) else { return false }
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil
    }
}
