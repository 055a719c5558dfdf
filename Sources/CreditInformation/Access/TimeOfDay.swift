/// A time of the day in Asia/Shanghai, to the minute.
///
/// - Rule: X-2.
public struct TimeOfDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Minutes after midnight, 0...1439.
    public let minutes: Int

    /// Reads `08:30`; nil for anything else.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 5, characters[2] == UInt8(ascii: ":") else { return nil }
        let digits = [0, 1, 3, 4].map { Int(characters[$0]) - Int(UInt8(ascii: "0")) }
        guard digits.allSatisfy((0...9).contains) else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard hour < 24, minute < 60 else { return nil }
        minutes = hour * 60 + minute
    }

    /// The time as `08:30`.
    public var description: String {
        [minutes / 600, minutes / 60 % 10].map(String.init).joined() + ":"
            + [minutes % 60 / 10, minutes % 10].map(String.init).joined()
    }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}
