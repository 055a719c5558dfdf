import CreditInformation

/// The ways in which departments write dates.
///
/// - Rule: BX-12.
enum WrittenDate: Int, Sendable, CaseIterable {
    case dashes
    case slashes
    case compact
    case chinese
    case dots
    case withTime

    /// Appends the day in the form.
    ///
    /// - Parameter day: Days after 1970-01-01; days outside the years 1 to 9999 become the end of 2099.
    static func append(_ day: Int, _ form: WrittenDate, to text: inout [UInt8]) {
        let date = CalendarDate(daysSinceEpoch: day) ?? .openEnd
        switch form {
        case .dashes, .withTime:
            append(date, UInt8(ascii: "-"), to: &text)
            if form == .withTime { text.append(" 00:00:00") }
        case .slashes:
            text.append(number: date.year, width: 4)
            text.append(UInt8(ascii: "/"))
            text.append(number: date.month)
            text.append(UInt8(ascii: "/"))
            text.append(number: date.day)
        case .compact: append(date, nil, to: &text)
        case .chinese:
            text.append(number: date.year, width: 4)
            text.append("年")
            text.append(number: date.month)
            text.append("月")
            text.append(number: date.day)
            text.append("日")
        case .dots: append(date, UInt8(ascii: "."), to: &text)
        }
    }

    private static func append(_ date: CalendarDate, _ separator: UInt8?, to text: inout [UInt8]) {
        text.append(number: date.year, width: 4)
        if let separator { text.append(separator) }
        text.append(number: date.month, width: 2)
        if let separator { text.append(separator) }
        text.append(number: date.day, width: 2)
    }
}
