/// The media types of an `Accept` header, asked one question: may I answer in this type?
///
/// Nothing is parsed ahead or allocated; the header is read when asked. Parameters other than `q` are ignored. An
/// element that can't be read counts as absent.
public struct MediaTypeList: Sendable, Hashable {
    /// Most elements that are read; browsers send fewer than ten.
    public static let maximumElements = 32

    private let header: ArraySlice<UInt8>

    /// The list of a header's value; an absent or blank header accepts everything (RFC 9110, 12.5.1).
    public init(_ header: ArraySlice<UInt8>?) {
        self.header = header ?? []
    }

    /// Whether the header allows a type: the most specific matching range decides, and `q=0` forbids.
    ///
    /// Ranges of equal precision: the first one counts.
    /// - Parameter type: `type/subtype` in lower case without parameters, for example `application/json`.
    public func accepts(_ type: String) -> Bool {
        guard header.contains(where: { !Self.isBlank($0) }) else { return true }
        var best = 0
        var accepted = false
        var elements = 0
        var position = header.startIndex
        while position < header.endIndex, elements < Self.maximumElements {
            let end = header[position...].firstIndex(of: UInt8(ascii: ",")) ?? header.endIndex
            let element = header[position..<end]
            let range = Self.trimmed(element.prefix { $0 != UInt8(ascii: ";") })
            let precision = Self.precision(of: range, matching: type)
            if precision > best, let wanted = Self.isWanted(element) {
                best = precision
                accepted = wanted
            }
            elements += 1
            position = end + 1
        }
        return accepted
    }

    /// 3 for the type itself, 2 for `type/*`, 1 for `*/*`, 0 for another type.
    private static func precision(of range: ArraySlice<UInt8>, matching type: String) -> Int {
        let bytes = type.utf8
        if range.elementsEqual("*/*".utf8) { return 1 }
        if equalIgnoringCase(range, bytes) { return 3 }
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), range.last == UInt8(ascii: "*") else { return 0 }
        return equalIgnoringCase(range.dropLast(), bytes[...slash]) ? 2 : 0
    }

    /// Whether an element's weight is above zero; `nil` when the weight can't be read.
    private static func isWanted(_ element: ArraySlice<UInt8>) -> Bool? {
        for parameter in element.split(separator: UInt8(ascii: ";")).dropFirst() {
            let text = trimmed(parameter)
            guard let name = text.first, name | 0x20 == UInt8(ascii: "q"),
                text.dropFirst().first == UInt8(ascii: "=")
            else { continue }
            return weight(text.dropFirst(2)).map { $0 > 0 }
        }
        return true
    }

    /// A weight in thousandths: `0` or `1` with up to three decimals, at most 1 (RFC 9110, 12.4.2).
    private static func weight(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let unit = bytes.first, unit == UInt8(ascii: "0") || unit == UInt8(ascii: "1"), bytes.count <= 5 else {
            return nil
        }
        var thousandths = Int(unit - UInt8(ascii: "0")) * 1_000
        let rest = bytes.dropFirst()
        if let point = rest.first, point != UInt8(ascii: ".") { return nil }
        var scale = 100
        for digit in rest.dropFirst() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            thousandths += Int(digit - UInt8(ascii: "0")) * scale
            scale /= 10
        }
        return thousandths <= 1_000 ? thousandths : nil
    }

    private static func equalIgnoringCase(_ bytes: some Collection<UInt8>, _ lower: some Collection<UInt8>) -> Bool {
        guard bytes.count == lower.count else { return false }
        return zip(bytes, lower).allSatisfy { byte, expected in
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            return (isUpper ? byte | 0x20 : byte) == expected
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }
}
