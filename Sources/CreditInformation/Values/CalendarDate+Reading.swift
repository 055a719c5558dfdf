extension CalendarDate {
    /// How a date is written in a source.
    public enum WrittenForm: Sendable, Hashable {
        /// As text.
        case text
        /// As the serial number of a spreadsheet cell that counts from 1900.
        case spreadsheetSerial1900
        /// As the serial number of a spreadsheet cell that counts from 1904.
        case spreadsheetSerial1904
    }

    /// Reads the forms that stand in real files.
    ///
    /// Text: `2018-06-15`, `2018/6/1`, `2018.6.1`, `20180615`, `2018年6月1日`, each with or without a time behind it,
    /// which is dropped. Blanks around and full-width digits do not matter. Two-digit years are refused. Serial
    /// numbers must be said to be such: a text `43252` is no date.
    /// - Rule: BX-12.
    public init(reading text: String, as form: WrittenForm = .text) throws(DateReadingError) {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalars.isEmpty && Blank.contains(scalar) { continue }
            scalars.append(Blank.contains(scalar) ? " " : scalar.halfWidth)
            // The longest form with its time is shorter than 48 characters.
            guard scalars.count <= 48 else { throw .unreadable }
        }
        while scalars.last == " " { scalars.removeLast() }
        guard !scalars.isEmpty else { throw .empty }
        self =
            switch form {
            case .text: try Self.fromText(scalars)
            case .spreadsheetSerial1900: try Self.fromSerial(scalars, is1904: false)
            case .spreadsheetSerial1904: try Self.fromSerial(scalars, is1904: true)
            }
    }

    private static func fromText(_ scalars: [Unicode.Scalar]) throws(DateReadingError) -> CalendarDate {
        var rest = scalars[...]
        let first = number(&rest)
        switch first.count {
        case 8, 14:
            // 20180615, or 20180615103000 with the time behind it.
            guard first.count == 8 ? isTime(rest) : rest.isEmpty else { throw .unreadable }
            let date = first.count == 8 ? first.value : first.value / 1_000_000
            return try real(date / 10_000, date / 100 % 100, date % 100)
        case 4:
            skipSpaces(&rest)
            guard let separator = rest.popFirst(), ["-", "/", ".", "年"].contains(separator) else { throw .unreadable }
            skipSpaces(&rest)
            let month = number(&rest)
            skipSpaces(&rest)
            guard rest.popFirst() == (separator == "年" ? "月" : separator) else { throw .unreadable }
            skipSpaces(&rest)
            let day = number(&rest)
            if separator == "年" {
                skipSpaces(&rest)
                guard rest.popFirst() == "日" else { throw .unreadable }
            }
            guard (1...2).contains(month.count), (1...2).contains(day.count), isTime(rest) else { throw .unreadable }
            return try real(first.value, month.value, day.value)
        default: throw .unreadable
        }
    }

    private static func fromSerial(
        _ scalars: [Unicode.Scalar], is1904: Bool
    ) throws(DateReadingError) -> CalendarDate {
        var rest = scalars[...]
        let whole = number(&rest)
        guard (1...7).contains(whole.count) else { throw .unreadable }
        if rest.popFirst() == "." {
            let fraction = number(&rest)
            guard fraction.count > 0 else { throw .unreadable }
        }
        guard rest.isEmpty else { throw .unreadable }
        // Spreadsheets hold 1900 for a leap year: number 60 is a day that never was, and before it one less.
        if !is1904 && (whole.value == 60 || whole.value == 0) { throw .unreal }
        let offset = is1904 ? -24_107 : whole.value < 60 ? -25_568 : -25_569
        guard let date = CalendarDate(daysSinceEpoch: whole.value + offset) else { throw .unreal }
        return date
    }

    private static func real(_ year: Int, _ month: Int, _ day: Int) throws(DateReadingError) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .unreal }
        return date
    }

    /// Takes a run of digits; more than 14 are counted but not summed, so nothing overflows.
    private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> (value: Int, count: Int) {
        var (value, count) = (0, 0)
        while let digit = rest.first?.digit {
            if count < 14 { value = value * 10 + digit }
            count += 1
            rest.removeFirst()
        }
        return (value, count)
    }

    private static func skipSpaces(_ rest: inout ArraySlice<Unicode.Scalar>) {
        while rest.first == " " { rest.removeFirst() }
    }

    /// Whether what stands behind the date can be a time: nothing, or a blank or `T` and then a time's signs.
    private static func isTime(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = rest.first else { return true }
        guard first == " " || first == "T", rest.dropFirst().contains(where: { $0.digit != nil }) else { return false }
        return rest.dropFirst().allSatisfy { scalar in
            scalar.digit != nil || [":", ".", ",", "+", "-", "Z", " ", "时", "分", "秒"].contains(scalar)
        }
    }
}
