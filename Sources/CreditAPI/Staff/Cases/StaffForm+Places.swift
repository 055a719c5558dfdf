import CreditInformation
import CreditStore
import HTTPTypes

extension StaffForm {
    /// Where a page ended: an instant and an id; nil for the first page.
    func place(time: String, id: String) throws(Problem) -> (atMicroseconds: Int64, id: UInt128)? {
        let (instant, named) = (try optionalInstantItem(time), try idItem(id))
        guard (instant == nil) == (named == nil) else {
            throw Problem(.malformedParameter, detail: "“\(time)”和“\(id)”须同时填写。")
        }
        guard let instant, let named else { return nil }
        return (instant, named)
    }

    /// Where a page ended, in the body: an instant and an id; nil for the first page.
    mutating func bodyPlace(time: String, id: String) throws(Problem) -> (atMicroseconds: Int64, id: UInt128)? {
        let instant = body.element(time) == nil ? nil : try instant(time)
        let named = try optionalUUID(id)
        guard (instant == nil) == (named == nil) else {
            throw Problem(.malformedBody, detail: "“\(time)”和“\(id)”须同时填写。")
        }
        guard let instant, let named else { return nil }
        return (instant, named)
    }

    /// A position in the log that may be absent.
    mutating func optionalPosition(_ name: String) throws(Problem) -> Int64? {
        body.element(name) == nil ? nil : try body.integer(name, in: 0...Self.maximumPosition)
    }

    /// The largest number that JSON hands on unchanged.
    private static let maximumPosition: Int64 = 9_007_199_254_740_991

    /// Days with their names.
    mutating func namedDays(_ name: String, maximum: Int) throws(Problem) -> [NamedDay] {
        guard let elements = try body.optionalList(name, maximum: maximum) else {
            throw Problem(.malformedBody, detail: "缺少“\(name)”。")
        }
        var days: [NamedDay] = []
        for element in elements {
            var member = try BodyReader(element, name: name)
            let text = try member.text("day", maximum: 10)
            guard let day = try? CalendarDate(reading: text), "\(day)" == text else {
                throw Problem(.malformedBody, detail: "“day”须为日期，如2026-01-31。")
            }
            days.append(NamedDay(day: day, name: try member.text("name", maximum: Self.maximumNameCharacters)))
            try member.finish()
        }
        return days
    }
}
