/// An amount of money as an exact number of fen, with the text that it was read from.
///
/// - Rule: BX-12 (amounts in 万元 become integer 分 with the original text kept).
public struct MoneyAmount: Sendable, Hashable {
    /// The unit of a column.
    public enum Unit: Sendable, Hashable {
        /// 元; two decimals are fen.
        case yuan
        /// 万元; six decimals are fen.
        case tenThousandYuan

        var decimals: Int { self == .yuan ? 2 : 6 }
    }

    /// The amount in fen (1/100 yuan); may be negative.
    public let fen: Int64
    /// The text as it stood in the source.
    public let originalText: String

    /// An amount that was computed, not read.
    public init(fen: Int64) {
        self.fen = fen
        originalText = ""
    }

    /// An amount that was read before, and stored.
    public init(fen: Int64, originalText: String) {
        self.fen = fen
        self.originalText = originalText
    }

    /// Reads a decimal number exactly.
    ///
    /// Blanks, full-width digits, one sign, `¥` in front, and thousands separators in groups of three are read.
    /// `元`, `万元` or `万` behind the number wins over `unit`. Zeros behind the last possible decimal do not matter.
    /// - Parameter unit: The unit of the column.
    public init(reading text: String, in unit: Unit) throws(MoneyReadingError) {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where !Blank.contains(scalar) {
            scalars.append(scalar.halfWidth)
            // 19 digits, their separators, a sign, decimals and the unit are fewer; a longer text is no amount.
            guard scalars.count <= 64 else { throw .unreadable }
        }
        guard !scalars.isEmpty else { throw .empty }
        var rest = scalars[...]
        let stated = Self.takeUnit(&rest)
        let isNegative = Self.takeSign(&rest)
        fen = try Self.fen(rest, decimals: (stated ?? unit).decimals, isNegative: isNegative)
        originalText = text
    }

    private static func takeUnit(_ rest: inout ArraySlice<Unicode.Scalar>) -> Unit? {
        var unit: Unit?
        if rest.last == "元" {
            rest.removeLast()
            unit = .yuan
        }
        if rest.last == "万" || rest.last == "萬" {
            rest.removeLast()
            unit = .tenThousandYuan
        }
        return unit
    }

    private static func takeSign(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        takeCurrency(&rest)
        guard let sign = rest.first, ["-", "+", "\u{2212}"].contains(sign) else { return false }
        rest.removeFirst()
        takeCurrency(&rest)
        return sign != "+"
    }

    private static func takeCurrency(_ rest: inout ArraySlice<Unicode.Scalar>) {
        if let first = rest.first, first == "\u{A5}" || first == "\u{FFE5}" { rest.removeFirst() }
    }

    private static func fen(
        _ rest: ArraySlice<Unicode.Scalar>, decimals: Int, isNegative: Bool
    ) throws(MoneyReadingError) -> Int64 {
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { throw .unreadable }
        let digits = try integerDigits(whole)
        var fraction: [Int] = []
        for scalar in parts.dropFirst().joined() {
            guard let digit = scalar.digit else { throw .unreadable }
            fraction.append(digit)
        }
        guard !digits.isEmpty, parts.count == 1 || !fraction.isEmpty else { throw .unreadable }
        guard fraction.dropFirst(decimals).allSatisfy({ $0 == 0 }) else { throw .tooPrecise }
        fraction = Array(fraction.prefix(decimals))
        fraction += Array(repeating: 0, count: decimals - fraction.count)
        // Summed on the negative side, whose range is larger by one.
        var sum: Int64 = 0
        for digit in digits + fraction {
            let (product, first) = sum.multipliedReportingOverflow(by: 10)
            let (difference, second) = product.subtractingReportingOverflow(Int64(digit))
            guard !first, !second else { throw .tooLarge }
            sum = difference
        }
        guard isNegative || sum != .min else { throw .tooLarge }
        return isNegative ? sum : -sum
    }

    /// Digits before the point; separators only between groups of three.
    private static func integerDigits(_ text: ArraySlice<Unicode.Scalar>) throws(MoneyReadingError) -> [Int] {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        var digits: [Int] = []
        for (index, group) in groups.enumerated() {
            let isRight = groups.count == 1 || (index == 0 ? (1...3).contains(group.count) : group.count == 3)
            guard isRight else { throw .unreadable }
            for scalar in group {
                guard let digit = scalar.digit else { throw .unreadable }
                digits.append(digit)
            }
        }
        return digits
    }
}
