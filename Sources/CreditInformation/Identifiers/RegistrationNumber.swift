/// A business registration number (工商注册号) of the form used before 2015: 15 digits, the last a check digit.
///
/// The check is ISO 7064 MOD 11,10; it also tells these numbers from old identity numbers, which have none.
/// - Rule: BX-15.
public struct RegistrationNumber: Sendable, Hashable {
    /// The 15 digits.
    public let text: String

    /// Reads a number after stripping blanks; nil when it is none.
    public init?(_ text: String) {
        let digits = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
        guard digits.count == 15, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        var product: UInt32 = 10
        for digit in digits.dropLast() {
            let sum = (product + digit - 0x30) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        guard (product + digits[14] - 0x30) % 10 == 1 else { return nil }
        self.text = String(String.UnicodeScalarView(digits.compactMap(UnicodeScalar.init)))
    }
}
