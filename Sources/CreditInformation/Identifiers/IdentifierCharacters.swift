/// The characters of an identifier as they are checked: blanks gone, full-width folded, letters in upper case.
///
/// - Rule: BX-16.
struct IdentifierCharacters {
    /// More characters than any identifier has; the rest is only counted.
    private static let limit = 32

    /// The identifier that errors name.
    let kind: IdentifierKind
    /// ASCII letters, digits and whatever `allowed` let through.
    private(set) var bytes: [UInt8] = []

    /// Folds `text`; what `isIgnored` names (after folding) is dropped like a blank.
    ///
    /// - Throws: `.empty`; `.wrongCharacter` for anything but letters and digits, whatever the length; then
    ///   `.wrongLength` for text far too long.
    init(
        _ text: String, kind: IdentifierKind, ignoring isIgnored: (UInt8) -> Bool = { _ in false }
    ) throws(IdentifierError) {
        self.kind = kind
        bytes.reserveCapacity(20)
        var count = 0
        for scalar in text.unicodeScalars {
            // Most characters are ASCII letters and digits: they skip the table of blanks.
            if scalar.value > 0x7A || scalar.value < 0x30, Blank.contains(scalar) { continue }
            let folded = scalar.halfWidth
            let byte = folded.value < 0x80 ? Self.upperCased(UInt8(truncatingIfNeeded: folded.value)) : 0
            if byte != 0, isIgnored(byte) { continue }
            count += 1
            guard Self.isLetter(byte) || Self.isDigit(byte) else {
                throw .wrongCharacter(
                    kind, position: count, character: Character(scalar),
                    hint: byte == UInt8(ascii: "(") || scalar == "〔" || scalar == "【" ? .textInBrackets : nil)
            }
            if count <= Self.limit { bytes.append(byte) }
        }
        guard count > 0 else { throw .empty(kind) }
        guard count <= Self.limit else { throw .wrongLength(kind, found: count) }
    }

    /// Number of characters.
    var count: Int { bytes.count }

    /// The characters as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Throws `.wrongLength` unless the count is one of `lengths`.
    func requireLength(_ lengths: Int...) throws(IdentifierError) {
        guard lengths.contains(bytes.count) else { throw .wrongLength(kind, found: bytes.count) }
    }

    /// Throws `.wrongCharacter` at the first character in `range` that is no digit.
    func requireDigits(in range: Range<Int>) throws(IdentifierError) {
        for index in range where !Self.isDigit(bytes[index]) {
            let hint = IdentifierHint.lookalike(of: bytes[index]) ?? .digitExpected
            throw wrongCharacter(at: index, hint: bytes[index] == UInt8(ascii: "V") ? .digitExpected : hint)
        }
    }

    /// Throws `.wrongCharacter` at the first character in `range` that is no letter.
    func requireLetters(in range: Range<Int>) throws(IdentifierError) {
        for index in range where !Self.isLetter(bytes[index]) {
            throw wrongCharacter(at: index, hint: .letterExpected)
        }
    }

    /// The error for the character at `index`, which counts from 0.
    func wrongCharacter(at index: Int, hint: IdentifierHint?) -> IdentifierError {
        .wrongCharacter(
            kind, position: index + 1, character: Character(Unicode.Scalar(bytes[index])), hint: hint)
    }

    /// Whether `byte` is an ASCII digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// Whether `byte` is an upper-case ASCII letter.
    static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    private static func upperCased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 0x20 : byte
    }
}
