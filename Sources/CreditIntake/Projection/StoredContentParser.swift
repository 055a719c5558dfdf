/// Reads the JSON of a record's content: one object of texts, lists of texts, and objects of texts and whole numbers.
///
/// Not Foundation's decoder: each form that it tries in vain costs an error with a backtrace, and those were at the top
/// of the profile of a reclassification.
struct StoredContentParser {
    /// A value in the form in which it is stored.
    enum Value: Equatable {
        /// A text.
        case text(String)
        /// A list of texts.
        case list([String])
        /// Texts and numbers by name.
        case object([String: String])
    }

    private struct Malformed: Error {}

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The values by field code; nil when the bytes are anything else.
    static func values(in json: [UInt8]) -> [String: Value]? {
        var parser = StoredContentParser(json)
        var values: [String: Value] = [:]
        do throws(Malformed) {
            try parser.members { (parser, name) throws(Malformed) in values[name] = try parser.value() }
        } catch { return nil }
        parser.skipBlanks()
        return parser.position == json.count ? values : nil
    }

    private mutating func value() throws(Malformed) -> Value {
        switch try peek() {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "["):
            var texts: [String] = []
            try elements(UInt8(ascii: "["), UInt8(ascii: "]")) { (parser) throws(Malformed) in
                texts.append(try parser.text())
            }
            return .list(texts)
        default:
            var object: [String: String] = [:]
            try members { (parser, name) throws(Malformed) in
                object[name] = try parser.peek() == UInt8(ascii: "\"") ? parser.text() : parser.number()
            }
            return .object(object)
        }
    }

    private mutating func members(
        _ member: (inout StoredContentParser, String) throws(Malformed) -> Void
    ) throws(Malformed) {
        try elements(UInt8(ascii: "{"), UInt8(ascii: "}")) { (parser) throws(Malformed) in
            let name = try parser.text()
            try parser.take(UInt8(ascii: ":"))
            try member(&parser, name)
        }
    }

    private mutating func elements(
        _ opening: UInt8, _ closing: UInt8, _ element: (inout StoredContentParser) throws(Malformed) -> Void
    ) throws(Malformed) {
        try take(opening)
        if try peek() == closing { return position += 1 }
        while true {
            try element(&self)
            let separator = try peek()
            position += 1
            if separator == closing { return }
            guard separator == UInt8(ascii: ",") else { throw Malformed() }
        }
    }

    private mutating func number() throws(Malformed) -> String {
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") || isDigit(bytes[position]) { position += 1 }
        guard position > start else { throw Malformed() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func text() throws(Malformed) -> String {
        try take(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(Character(try escaped())).utf8)
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escaped() throws(Malformed) -> Unicode.Scalar {
        guard position < bytes.count else { throw Malformed() }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            // PostgreSQL writes control characters so, and nothing beyond them: no pair of surrogates is read.
            var code: UInt32 = 0
            for _ in 0..<4 {
                guard position < bytes.count, let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue
                else { throw Malformed() }
                code = code << 4 | UInt32(digit)
                position += 1
            }
            guard let scalar = Unicode.Scalar(code) else { throw Malformed() }
            return scalar
        default: return Unicode.Scalar(letter)
        }
    }

    private mutating func take(_ byte: UInt8) throws(Malformed) {
        guard try peek() == byte else { throw Malformed() }
        position += 1
    }

    private mutating func peek() throws(Malformed) -> UInt8 {
        skipBlanks()
        guard position < bytes.count else { throw Malformed() }
        return bytes[position]
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func skipBlanks() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }
}
