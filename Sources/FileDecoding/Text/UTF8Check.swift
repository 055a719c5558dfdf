/// How far a run of bytes is well-formed UTF-8 (Unicode 15, table 3-7).
struct UTF8Check {
    /// Why the check stopped.
    enum End: Equatable {
        case complete
        /// The last sequence is cut off but well-formed so far.
        case truncated
        case invalid
    }

    /// Number of bytes from the start that are well-formed.
    let validBytes: Int
    /// Three- and four-byte sequences among them: the sign that the text really is UTF-8.
    let longSequences: Int
    let end: End

    /// Checks all of `bytes`.
    init(_ bytes: Span<UInt8>) {
        var position = 0
        var long = 0
        while position < bytes.count {
            if bytes[position] < 0x80 {
                position += 1
                continue
            }
            let (length, lowest, highest) = Self.shape(ofLead: bytes[position])
            guard length > 0 else { break }
            var seen = 1
            while seen < length, position + seen < bytes.count {
                let byte = bytes[position + seen]
                let allowed = seen == 1 ? lowest...highest : 0x80...0xBF
                guard allowed.contains(byte) else { break }
                seen += 1
            }
            guard seen == length else {
                (validBytes, longSequences) = (position, long)
                end = position + seen == bytes.count ? .truncated : .invalid
                return
            }
            if length >= 3 { long += 1 }
            position += length
        }
        (validBytes, longSequences) = (position, long)
        end = position == bytes.count ? .complete : .invalid
    }

    /// Length of the sequence that `lead` begins and the range of its second byte; length 0 if it begins none.
    private static func shape(ofLead lead: UInt8) -> (length: Int, lowest: UInt8, highest: UInt8) {
        switch lead {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
    }
}
