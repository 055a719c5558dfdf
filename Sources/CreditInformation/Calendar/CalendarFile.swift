/// A file with schedules of days off, such as `config/calendar/china.json`.
///
/// - Rule: X-1.
public struct CalendarFile: Sendable {
    /// The calendar; nil when anything in the file is wrong.
    public let calendar: WorkingDayCalendar?
    /// Everything that is wrong, in English, each with its place.
    public let faults: [String]

    /// Reads and checks the bytes of a file.
    ///
    /// - Parameter json: UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    public init(json: [UInt8]) {
        let reading = LenientDocument<Document>(json: json)
        var faults = reading.complaints.map { "\($0.path.joined(separator: ".")): \($0.detail)" }
        if let failure = reading.failure { faults.append(failure) }
        let years = reading.value?.years ?? []
        if reading.value != nil, years.isEmpty { faults.append("years: there are none") }
        for (earlier, later) in zip(years, years.dropFirst()) where later.number != earlier.number + 1 {
            faults.append("years: \(later.number) stands behind \(earlier.number)")
        }
        var built: [CalendarYear] = []
        for year in years { built.append(year.built(&faults)) }
        self.faults = faults
        calendar = faults.isEmpty ? WorkingDayCalendar(years: built) : nil
    }
}

/// Shape of the file.
private struct Document: Decodable {
    let years: [Year]

    init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["title", "years"])
        years = try object.list("years")
    }

    struct Year: Decodable {
        let number: Int
        let source: String
        let off: [Stretch]
        let worked: [Day]

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(decoder, known: ["year", "source", "off", "worked"])
            number = try object.optionalInteger("year") ?? 0
            source = try object.text("source")
            off = try object.list("off")
            worked = try object.list("worked")
        }
    }

    struct Stretch: Decodable {
        let name: String
        let from: String
        let to: String

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(decoder, known: ["name", "from", "to"])
            name = try object.text("name")
            from = try object.text("from")
            to = try object.text("to")
        }
    }

    struct Day: Decodable {
        let name: String
        let day: String

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(decoder, known: ["name", "day"])
            name = try object.text("name")
            day = try object.text("day")
        }
    }
}

extension Document.Year {
    /// Longest stretch of days off that is no typing mistake; the longest so far had ten days.
    private static let longestStretchDays = 16

    /// The year; what is wrong with it is added to the faults.
    func built(_ faults: inout [String]) -> CalendarYear {
        if CatalogueCheck.isBlank(source) { faults.append("\(number): the source is missing") }
        var found: [CalendarException] = []
        for stretch in off {
            guard let from = day(stretch.from), let to = day(stretch.to), from <= to,
                from.days(to: to) < Self.longestStretchDays
            else {
                faults.append("\(number): \(stretch.from) to \(stretch.to) is no stretch of days of the year")
                continue
            }
            let days = (0...from.days(to: to)).compactMap { from.adding(days: $0) }
            found += days.map { CalendarException(day: $0, isWorking: false, name: stretch.name) }
        }
        for worked in worked {
            guard let day = day(worked.day), day.weekday >= 6 else {
                faults.append("\(number): \(worked.day) is no Saturday or Sunday of the year")
                continue
            }
            found.append(CalendarException(day: day, isWorking: true, name: worked.name))
        }
        if found.contains(where: { CatalogueCheck.isBlank($0.name) }) { faults.append("\(number): a name is missing") }
        for day in CatalogueCheck.repeated(found.map(\.day.description)) {
            faults.append("\(number): \(day) stands there twice")
        }
        // A free Saturday inside a stretch differs from no week.
        let exceptions = found.filter { $0.isWorking || $0.day.weekday < 6 }.sorted { $0.day < $1.day }
        return CalendarYear(year: number, source: source, exceptions: exceptions)
    }

    private func day(_ text: String) -> CalendarDate? {
        // A text that is no date is a fault that the caller names.
        guard let day = try? CalendarDate(reading: text), day.year == number, day.description == text else {
            return nil
        }
        return day
    }
}
