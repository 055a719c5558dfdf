/// Tells number formats that show a date or a time from others (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum NumberFormat {
    /// Formats that have a number instead of a code; 27–36 and 50–58 are the Chinese dates.
    static func showsDate(builtIn id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format code has a letter for a part of a date or time in its first section.
    ///
    /// What is quoted, escaped or in brackets is no such letter, except elapsed time (`[h]`).
    static func showsDate(_ code: String) -> Bool {
        var bytes = Array(code.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: ";"):
                return false
            case UInt8(ascii: "\""):
                bytes = bytes.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
                bytes = bytes.dropFirst()
            case UInt8(ascii: "["):
                let inside = bytes.prefix { $0 != UInt8(ascii: "]") }
                if !inside.isEmpty, inside.allSatisfy({ "hms".utf8.contains($0 | 0x20) }) { return true }
                bytes = bytes.dropFirst(inside.count + 1)
            default:
                if "ymdhs".utf8.contains(byte | 0x20) { return true }
            }
        }
        return false
    }
}
