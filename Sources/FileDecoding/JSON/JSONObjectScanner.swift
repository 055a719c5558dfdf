/// Reads one object of scalars strictly after RFC 8259.
///
/// Numbers stay as they are written, so that no digit of a code is lost; `true` and `false` become
/// these words, `null` becomes empty, and an array of scalars becomes its values joined by `、`.
/// Deeper nesting is refused, so nothing here recurses.
struct JSONObjectScanner {
    /// What joins the values of an array.
    static let listSeparator = "、"

    /// Offset in `bytes` of the next byte; after a failure, where it was found.
    private(set) var position: Int
    private let end: Int
    private let maximumMembers: Int
    private var scratch: [UInt8] = []

    /// Scans `bytes[range]`, which holds the object and blanks around it.
    static func scan(
        _ bytes: Span<UInt8>, _ range: Range<Int>, maximumMembers: Int
    ) throws(FileDecodingError) -> JSONObject {
        var scanner = JSONObjectScanner(position: range.lowerBound, end: range.upperBound, maximumMembers)
        do throws(FileDecodingError) {
            return try scanner.object(bytes)
        } catch {
            throw FileDecodingError(
                error.kind, byteOffset: scanner.position, limit: error.limit, field: error.field, canContinue: true)
        }
    }

    private init(position: Int, end: Int, _ maximumMembers: Int) {
        self.position = position
        self.end = end
        self.maximumMembers = maximumMembers
    }

    private mutating func object(_ bytes: Span<UInt8>) throws(FileDecodingError) -> JSONObject {
        var object = JSONObject()
        try expect(UInt8(ascii: "{"), bytes)
        if skipBlanks(bytes) == UInt8(ascii: "}") {
            position += 1
        } else {
            while true {
                guard object.members.count < maximumMembers else {
                    throw FileDecodingError(.tooManyColumns, limit: maximumMembers)
                }
                _ = skipBlanks(bytes)
                let key = try string(bytes)
                try expect(UInt8(ascii: ":"), bytes)
                object.members.append(.init(key: key, value: try value(bytes)))
                if try separatorOrEnd(UInt8(ascii: "}"), bytes) { break }
            }
        }
        guard skipBlanks(bytes) == nil else { throw FileDecodingError(.malformedJSON) }
        return object
    }

    /// A comma (false) or the closing bracket (true).
    private mutating func separatorOrEnd(
        _ closing: UInt8, _ bytes: Span<UInt8>
    ) throws(FileDecodingError) -> Bool {
        let next = skipBlanks(bytes)
        guard next == UInt8(ascii: ",") || next == closing else { throw FileDecodingError(.malformedJSON) }
        position += 1
        return next == closing
    }

    /// Skips blanks; the byte after them, or nil at the end.
    private mutating func skipBlanks(_ bytes: Span<UInt8>) -> UInt8? {
        while position < end {
            let byte = bytes[position]
            if byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return byte }
            position += 1
        }
        return nil
    }

    private mutating func expect(_ wanted: UInt8, _ bytes: Span<UInt8>) throws(FileDecodingError) {
        guard skipBlanks(bytes) == wanted else { throw FileDecodingError(.malformedJSON) }
        position += 1
    }

    private mutating func value(_ bytes: Span<UInt8>) throws(FileDecodingError) -> String {
        guard skipBlanks(bytes) == UInt8(ascii: "[") else { return try scalar(bytes) }
        position += 1
        var values: [String] = []
        if skipBlanks(bytes) == UInt8(ascii: "]") {
            position += 1
            return ""
        }
        repeat {
            if skipBlanks(bytes) == UInt8(ascii: "[") { throw FileDecodingError(.nestedValue) }
            values.append(try scalar(bytes))
        } while try !separatorOrEnd(UInt8(ascii: "]"), bytes)
        return values.joined(separator: Self.listSeparator)
    }

    private mutating func scalar(_ bytes: Span<UInt8>) throws(FileDecodingError) -> String {
        switch skipBlanks(bytes) {
        case UInt8(ascii: "\""): return try string(bytes)
        case UInt8(ascii: "{"): throw FileDecodingError(.nestedValue)
        case UInt8(ascii: "t"): return try word("true", meaning: "true", bytes)
        case UInt8(ascii: "f"): return try word("false", meaning: "false", bytes)
        case UInt8(ascii: "n"): return try word("null", meaning: "", bytes)
        default: return try number(bytes)
        }
    }

    private mutating func word(
        _ word: StaticString, meaning: String, _ bytes: Span<UInt8>
    ) throws(FileDecodingError) -> String {
        for byte in "\(word)".utf8 {
            guard position < end, bytes[position] == byte else { throw FileDecodingError(.malformedJSON) }
            position += 1
        }
        return meaning
    }

    private mutating func number(_ bytes: Span<UInt8>) throws(FileDecodingError) -> String {
        let start = position
        if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let isZero = position < end && bytes[position] == UInt8(ascii: "0")
        let whole = digits(bytes)
        guard whole > 0, !isZero || whole == 1 else { throw FileDecodingError(.malformedJSON) }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard digits(bytes) > 0 else { throw FileDecodingError(.malformedJSON) }
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits(bytes) > 0 else { throw FileDecodingError(.malformedJSON) }
        }
        return try text(bytes, start..<position)
    }

    /// Skips digits and says how many there were.
    private mutating func digits(_ bytes: Span<UInt8>) -> Int {
        let start = position
        while position < end, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position - start
    }

    private mutating func string(_ bytes: Span<UInt8>) throws(FileDecodingError) -> String {
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw FileDecodingError(.malformedJSON) }
        position += 1
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\"),
            bytes[position] >= 0x20
        {
            position += 1
        }
        if position < end, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return try text(bytes, start..<position - 1)
        }
        scratch.removeAll(keepingCapacity: true)
        for index in start..<position { scratch.append(bytes[index]) }
        while position < end {
            let byte = bytes[position]
            guard byte >= 0x20 else { break }
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard let text = String(validating: scratch.span, 0..<scratch.count) else {
                    throw FileDecodingError(.invalidText)
                }
                return text
            }
            if byte == UInt8(ascii: "\\") { try escape(bytes) } else { scratch.append(byte) }
        }
        throw FileDecodingError(.malformedJSON)
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(FileDecodingError) {
        guard position < end else { throw FileDecodingError(.malformedJSON) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"): scratch.append(contentsOf: String(try escapedScalar(bytes)).utf8)
        default: throw FileDecodingError(.malformedJSON)
        }
    }

    private mutating func escapedScalar(_ bytes: Span<UInt8>) throws(FileDecodingError) -> Character {
        var value = UInt32(try hexadecimal(bytes))
        if UTF16.isLeadSurrogate(UInt16(value)) {
            guard position + 1 < end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
            else { throw FileDecodingError(.malformedJSON) }
            position += 2
            let trail = try hexadecimal(bytes)
            guard UTF16.isTrailSurrogate(trail) else { throw FileDecodingError(.malformedJSON) }
            value = 0x10000 + (value - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        }
        // NUL is refused as in every other text; PostgreSQL could not hold it.
        guard value != 0 else { throw FileDecodingError(.nulByte) }
        guard let scalar = Unicode.Scalar(value) else { throw FileDecodingError(.malformedJSON) }
        return Character(scalar)
    }

    private mutating func hexadecimal(_ bytes: Span<UInt8>) throws(FileDecodingError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < end, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue,
                bytes[position] < 0x80
            else { throw FileDecodingError(.malformedJSON) }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    private mutating func text(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(FileDecodingError) -> String {
        guard let text = String(validating: bytes, range) else {
            position = range.lowerBound + UTF8Check(bytes.extracting(range)).validBytes
            throw FileDecodingError(.invalidText)
        }
        return text
    }
}
