/// Numbers of a workbook as a person would write them.
enum SpreadsheetNumber {
    /// Digits that spreadsheet programs calculate with and show.
    private static let shownDigits = 15

    /// The number without exponent and without the noise of binary fractions.
    ///
    /// Plain digits stay as they are, however many. Others are rounded to the 15 digits that the
    /// program showed when the file was made: 1.1 is stored as `1.1000000000000001`, 0.1 + 0.2 as
    /// `0.30000000000000004`.
    /// - Returns: The text unchanged when it is no finite number.
    static func plain(_ text: String) -> String {
        guard !isInteger(text.utf8), let value = Double(text), value.isFinite else { return text }
        if value == 0 { return "0" }
        var (digits, exponent) = shortest(value.magnitude)
        round(&digits, &exponent)
        return (value < 0 ? "-" : "") + written(digits, exponent)
    }

    private static func isInteger(_ text: String.UTF8View) -> Bool {
        var digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        while let byte = digits.popFirst() {
            guard byte &- UInt8(ascii: "0") < 10 else { return false }
        }
        return true
    }

    /// Shortest digits that mean exactly this number, which is 0.d1d2d3… × 10^exponent.
    private static func shortest(_ value: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var exponent = 0
        var isBehindPoint = false
        let description = value.description
        let parts = description.split(separator: "e")
        for byte in (parts.first ?? "").utf8 {
            if byte == UInt8(ascii: ".") {
                isBehindPoint = true
                continue
            }
            if digits.isEmpty && byte == UInt8(ascii: "0") {
                if isBehindPoint { exponent -= 1 }
                continue
            }
            digits.append(byte - UInt8(ascii: "0"))
            if !isBehindPoint { exponent += 1 }
        }
        if parts.count == 2, let power = Int(parts[1]) { exponent += power }
        while digits.last == 0 { digits.removeLast() }
        return (digits, exponent)
    }

    /// Rounds half up to the shown digits.
    private static func round(_ digits: inout [UInt8], _ exponent: inout Int) {
        guard digits.count > shownDigits else { return }
        let isUp = digits[shownDigits] >= 5
        digits.removeLast(digits.count - shownDigits)
        if isUp {
            var index = shownDigits - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                exponent += 1
            }
        }
        while digits.last == 0 { digits.removeLast() }
    }

    private static func written(_ digits: [UInt8], _ exponent: Int) -> String {
        var bytes: [UInt8] = []
        if exponent <= 0 {
            bytes += [UInt8(ascii: "0"), UInt8(ascii: ".")]
            bytes += repeatElement(UInt8(ascii: "0"), count: -exponent)
        }
        for (index, digit) in digits.enumerated() {
            if index == exponent && index > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit + UInt8(ascii: "0"))
        }
        if exponent > digits.count { bytes += repeatElement(UInt8(ascii: "0"), count: exponent - digits.count) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
