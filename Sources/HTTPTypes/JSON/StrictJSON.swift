/// Reads a whole JSON text strictly after RFC 8259: one value, nothing behind it, no name twice.
///
/// For bodies of requests, whose size is bounded before. Recursion is bounded by `maximumDepth`. Linear in the length of
/// the text; each object is quadratic in its members, which are bounded.
public struct StrictJSON {
    /// Deepest nesting by default: the deepest request has 3.
    public static let defaultMaximumDepth = 8
    /// Most members of one object by default: the largest request has fewer than 20.
    public static let defaultMaximumMembers = 64

    private let bytes: [UInt8]
    private let maximumMembers: Int
    private var position = 0

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - maximumDepth: Arrays and objects inside each other, inclusive.
    ///   - maximumMembers: Members of one object, inclusive.
    /// - Throws: For the first fault from the left.
    public static func parse(
        _ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth, maximumMembers: Int = defaultMaximumMembers
    ) throws(StrictJSONError) -> JSONElement {
        var reader = StrictJSON(bytes: bytes, maximumMembers: maximumMembers)
        let element = try reader.value(depthLeft: maximumDepth)
        guard reader.next() == nil else { throw reader.fault(.malformed) }
        return element
    }

    private init(bytes: [UInt8], maximumMembers: Int) {
        self.bytes = bytes
        self.maximumMembers = maximumMembers
    }

    private func fault(_ kind: StrictJSONError.Kind) -> StrictJSONError {
        StrictJSONError(kind: kind, offset: position)
    }

    /// Skips blanks; the byte behind them, nil at the end.
    private mutating func next() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return byte }
            position += 1
        }
        return nil
    }

    private mutating func take(_ wanted: UInt8) throws(StrictJSONError) {
        guard next() == wanted else { throw fault(.malformed) }
        position += 1
    }

    private mutating func value(depthLeft: Int) throws(StrictJSONError) -> JSONElement {
        switch next() {
        case UInt8(ascii: "{"):
            guard depthLeft > 0 else { throw fault(.tooDeep) }
            return .object(try members(depthLeft: depthLeft - 1))
        case UInt8(ascii: "["):
            guard depthLeft > 0 else { throw fault(.tooDeep) }
            return .array(try elements(depthLeft: depthLeft - 1))
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func members(depthLeft: Int) throws(StrictJSONError) -> JSONMembers {
        var members = JSONMembers()
        try take(UInt8(ascii: "{"))
        if next() == UInt8(ascii: "}") {
            position += 1
            return members
        }
        repeat {
            guard members.members.count < maximumMembers else { throw fault(.tooManyMembers) }
            guard next() == UInt8(ascii: "\"") else { throw fault(.malformed) }
            let name = try text()
            guard members[name] == nil else { throw fault(.repeatedName) }
            try take(UInt8(ascii: ":"))
            members.append(name, try value(depthLeft: depthLeft))
        } while try goesOn(until: UInt8(ascii: "}"))
        return members
    }

    private mutating func elements(depthLeft: Int) throws(StrictJSONError) -> [JSONElement] {
        var elements: [JSONElement] = []
        try take(UInt8(ascii: "["))
        if next() == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        repeat { elements.append(try value(depthLeft: depthLeft)) } while try goesOn(until: UInt8(ascii: "]"))
        return elements
    }

    /// A comma (true) or the closing bracket (false).
    private mutating func goesOn(until closing: UInt8) throws(StrictJSONError) -> Bool {
        let byte = next()
        guard byte == UInt8(ascii: ",") || byte == closing else { throw fault(.malformed) }
        position += 1
        return byte != closing
    }

    private mutating func word(_ word: StaticString, _ meaning: JSONElement) throws(StrictJSONError) -> JSONElement {
        for byte in "\(word)".utf8 {
            guard position < bytes.count, bytes[position] == byte else { throw fault(.malformed) }
            position += 1
        }
        return meaning
    }

    // MARK: Numbers

    private mutating func number() throws(StrictJSONError) -> JSONElement {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        let isZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { throw fault(.malformed) }
        var isInteger = true
        if skip(UInt8(ascii: ".")) {
            isInteger = false
            guard digits() > 0 else { throw fault(.malformed) }
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            isInteger = false
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw fault(.malformed) }
        }
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let value = Int64(written) { return .integer(value) }
        return .number(written)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Skips digits and says how many there were.
    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position - start
    }

    // MARK: Text

    private mutating func text() throws(StrictJSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\"),
            bytes[position] >= 0x20
        {
            position += 1
        }
        // Most texts have no escape and are taken in one piece.
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
                throw fault(.invalidText)
            }
            position += 1
            return text
        }
        var resolved = Array(bytes[start..<position])
        while position < bytes.count, bytes[position] >= 0x20 {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: resolved, as: UTF8.self) else { throw fault(.invalidText) }
                return text
            case UInt8(ascii: "\\"): try appendEscape(to: &resolved)
            default: resolved.append(byte)
            }
        }
        throw fault(.malformed)
    }

    private mutating func appendEscape(to resolved: inout [UInt8]) throws(StrictJSONError) {
        guard position < bytes.count else { throw fault(.malformed) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): resolved.append(byte)
        case UInt8(ascii: "b"): resolved.append(0x08)
        case UInt8(ascii: "f"): resolved.append(0x0C)
        case UInt8(ascii: "n"): resolved.append(0x0A)
        case UInt8(ascii: "r"): resolved.append(0x0D)
        case UInt8(ascii: "t"): resolved.append(0x09)
        case UInt8(ascii: "u"): resolved.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw fault(.malformed)
        }
    }

    private mutating func escapedScalar() throws(StrictJSONError) -> Character {
        var value = UInt32(try hexadecimal())
        if UTF16.isLeadSurrogate(UInt16(value)) {
            guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else { throw fault(.invalidText) }
            let trail = try hexadecimal()
            guard UTF16.isTrailSurrogate(trail) else { throw fault(.invalidText) }
            value = 0x10000 + (value - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        }
        guard value != 0 else { throw fault(.nulCharacter) }
        guard let scalar = Unicode.Scalar(value) else { throw fault(.invalidText) }
        return Character(scalar)
    }

    private mutating func hexadecimal() throws(StrictJSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count, bytes[position] < 0x80,
                let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
            else { throw fault(.malformed) }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
