/// Decodes percent-encoded UTF-8 of a query or a path, refusing everything that two readers could read differently.
public enum PercentEncodedText {
    /// Decodes one component.
    ///
    /// Decoding happens once and before the UTF-8 check, so overlong and split sequences can't hide behind escapes.
    /// - Parameters:
    ///   - bytes: The component as it was sent.
    ///   - plusIsSpace: Whether `+` means a space (queries) or itself (paths).
    /// - Throws: `TextEncodingError`.
    static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) throws(TextEncodingError) -> String {
        let plain = !bytes.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
        let decoded = plain ? bytes : try unescape(bytes, plusIsSpace: plusIsSpace)[...]
        // Strict about overlong forms, surrogates and truncation (Unicode, table 3-7).
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .malformedUTF8 }
        guard !containsControl(decoded) else { throw .controlCharacter }
        return text
    }

    /// Decodes escapes into bytes of any meaning, such as the lines of a certificate; `+` means itself.
    /// - Throws: `.malformedEscape`.
    public static func decodeBytes(_ bytes: ArraySlice<UInt8>) throws(TextEncodingError) -> [UInt8] {
        try unescape(bytes, plusIsSpace: false)
    }

    private static func unescape(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) throws(TextEncodingError) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "%") {
                guard bytes.endIndex - position >= 2, let high = hexDigit(bytes[position]),
                    let low = hexDigit(bytes[position + 1])
                else { throw .malformedEscape }
                decoded.append(high << 4 | low)
                position += 2
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// Whether valid UTF-8 holds a character of category Cc: C0, DEL, or C1 (which is `C2 80` to `C2 9F`).
    private static func containsControl(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) { return true }
            previous = byte
        }
        return false
    }
}
