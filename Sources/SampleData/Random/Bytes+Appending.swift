// Rows are built as bytes: at the benchmark's size, making a String of each cell took most of the time.

extension [UInt8] {
    /// Appends the UTF-8 of the text.
    mutating func append(_ text: String) {
        append(contentsOf: text.utf8)
    }

    /// Appends a number of zero or more in decimal digits, with zeros in front up to `width`.
    mutating func append(number: Int, width: Int = 1) {
        var divisor = 1
        var digits = 1
        while number / divisor >= 10 || digits < width {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            append(UInt8(48 + number / divisor % 10))
            divisor /= 10
        }
    }

    /// Appends an amount of fen as a decimal number of yuan or 万元 without needless zeros.
    mutating func append(fen: Int, decimals: Int) {
        var unit = 1
        for _ in 0..<decimals { unit *= 10 }
        append(number: fen / unit)
        var (rest, digits) = (fen % unit, decimals)
        guard rest > 0 else { return }
        while rest % 10 == 0 {
            rest /= 10
            digits -= 1
        }
        append(UInt8(ascii: "."))
        append(number: rest, width: digits)
    }
}
