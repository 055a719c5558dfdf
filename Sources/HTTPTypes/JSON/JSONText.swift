/// Writes text as the inside of a JSON string.
public enum JSONText {
    /// Bytes of `\u001f`.
    private static let longestEscape = 6

    /// Appends text with the escapes that RFC 8259 demands, without quotation marks.
    ///
    /// Only `"`, `\` and U+0000 to U+001F are escaped; everything else stays UTF-8. Linear in the length of `text`.
    public static func appendEscaped(_ text: String, to output: inout [UInt8]) {
        let bytes = text.utf8.span
        var escapes = 0
        for place in bytes.indices where needsEscape(bytes[place]) { escapes += 1 }
        // Most text needs no escape and is copied in one piece.
        guard escapes > 0 else {
            output.append(contentsOf: text.utf8)
            return
        }
        output.append(addingCapacity: bytes.count + escapes * (longestEscape - 1)) { target in
            for place in bytes.indices {
                let byte = bytes[place]
                if needsEscape(byte) {
                    appendEscape(of: byte, to: &target)
                } else {
                    target.append(byte)
                }
            }
        }
    }

    /// Appends text as a whole JSON string, quotation marks included.
    public static func appendString(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        appendEscaped(text, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func appendEscape(of byte: UInt8, to output: inout OutputSpan<UInt8>) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        default:
            output.append(UInt8(ascii: "u"))
            output.append(UInt8(ascii: "0"))
            output.append(UInt8(ascii: "0"))
            output.append(hexDigit(byte >> 4))
            output.append(hexDigit(byte & 0x0F))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
