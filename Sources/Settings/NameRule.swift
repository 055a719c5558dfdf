/// Forms of the names that settings hold.
enum NameRule {
    /// Whether the text is a PostgreSQL name that needs no quotes: `[a-z][a-z0-9_]*`, at most 63 bytes.
    static func isDatabaseName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, isLower(first), bytes.count <= 63 else { return false }
        return bytes.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// Whether the text can name a profile: `[a-z][a-z0-9-]*`, 2 to 32 bytes; it becomes a part of file names.
    static func isProfileName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, isLower(first), (2...32).contains(bytes.count) else { return false }
        return bytes.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// Whether the text is a six-digit division code of a province, city or district (GB/T 2260), by form.
    static func isDivisionCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 6 && bytes.allSatisfy(isDigit) && bytes[0] != UInt8(ascii: "0")
    }

    /// Whether the text is a file mode in octal of the form `0660`, without rights for everybody.
    static func isSocketMode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 4, bytes[0] == UInt8(ascii: "0"), bytes[3] == UInt8(ascii: "0") else { return false }
        return bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
            && bytes[1] >= UInt8(ascii: "6")
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether text can be the origin of a log and the name of its key (C2SP signed-note).
    static func isLogOrigin(_ text: String) -> Bool {
        1...255 ~= text.utf8.count && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "+") }
    }
}
