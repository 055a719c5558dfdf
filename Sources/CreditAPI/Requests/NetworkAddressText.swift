/// The form of network addresses, as far as the database reads them.
///
/// Audiences that are tied to networks refuse what is none: the database could not compare it.
/// - Rule: PB-11.
enum NetworkAddressText {
    /// Whether a text is an IPv4 address in four decimal numbers or an IPv6 address without zone.
    static func isAddress(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: ":")) ? isVersion6(text) : isVersion4(text)
    }

    private static func isVersion4(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }

    private static func isVersion6(_ text: String) -> Bool {
        guard let (head, tail) = halves(text) else { return groupCount(text[...]) == 8 }
        // `::` stands for one group of zeros or more, once.
        guard halves(tail) == nil, let before = groupCount(head, isLast: false), let behind = groupCount(tail) else {
            return false
        }
        return before + behind < 8
    }

    /// What stands before and behind the first `::`; nil without one.
    private static func halves(_ text: some StringProtocol) -> (Substring, Substring)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2,
            let place = (0..<bytes.count - 1).first(where: {
                bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: ":")
            })
        else { return nil }
        let half = { (part: ArraySlice<UInt8>) in Substring(String(decoding: part, as: UTF8.self)) }
        return (half(bytes[..<place]), half(bytes[(place + 2)...]))
    }

    /// Groups of 16 bits in a part without `::`; nil when something in it is none.
    ///
    /// - Parameter isLast: Whether the part ends the address and may end with an IPv4 address, which is two groups.
    private static func groupCount(_ text: Substring, isLast: Bool = true) -> Int? {
        guard !text.isEmpty else { return 0 }
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = groups.count
        if isLast, let last = groups.last, last.contains(".") {
            guard isVersion4(last) else { return nil }
            groups.removeLast()
            count += 1
        }
        return groups.allSatisfy { 1...4 ~= $0.utf8.count && $0.utf8.allSatisfy(isHexDigit) } ? count : nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
