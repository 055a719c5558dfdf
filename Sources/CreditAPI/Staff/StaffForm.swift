import CreditInformation
import CreditServices
import CreditStore
import HTTPTypes
import QueryLog

/// What a staff command carries: its place in the address, its parameters, its body.
///
/// - Rule: X-7.
struct StaffForm {
    /// Most characters of an account id or a unit code.
    static let maximumCodeCharacters = 32

    private let request: CommandRequest<StaffRoute>
    /// Keys with which what must not leave the process in clear is digested and sealed.
    let secrets: StaffSecrets
    /// The body, read member by member.
    var body: BodyReader

    /// - Throws: `malformedBody`; a command without a JSON body is one with an empty object.
    init(_ request: CommandRequest<StaffRoute>, _ secrets: StaffSecrets) throws(Problem) {
        self.request = request
        self.secrets = secrets
        body = try BodyReader(request.route.bodyForm == .json ? request.body : Array("{}".utf8))
    }

    /// The id of what the address names.
    ///
    /// - Parameter place: Of its segment in the address, from 0.
    func id(at place: Int = 2) throws(Problem) -> UInt128 {
        guard request.segments.count > place, let id = UUIDText.value(request.segments[place]) else {
            throw Problem(.malformedParameter, detail: "网址中的编号有误。")
        }
        return id
    }

    /// The account or unit that the address names.
    func code() throws(Problem) -> String {
        guard request.segments.count > 2, Self.isCode(request.segments[2]) else {
            throw Problem(.malformedParameter, detail: "网址中的代码有误。")
        }
        return request.segments[2]
    }

    /// A parameter of the address; nil when it is absent.
    func item(_ name: String) -> String? { request.queryItems[name] }

    /// A parameter of the address that is a code or a word; nil when it is absent.
    func codeItem(_ name: String) throws(Problem) -> String? {
        guard let text = item(name) else { return nil }
        guard Self.isCode(text) || text.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || Self.isLetter($0) }) else {
            throw Self.malformed(name)
        }
        return text
    }

    /// A parameter of the address that is an account id, a unit code or a number; nil when it is absent.
    func exactCodeItem(_ name: String) throws(Problem) -> String? {
        guard let text = item(name) else { return nil }
        guard Self.isCode(text) else { throw Self.malformed(name) }
        return text
    }

    /// A day in the address.
    func dayItem(_ name: String) throws(Problem) -> CalendarDate {
        guard let text = item(name), let day = Self.day(text) else { throw Self.malformed(name) }
        return day
    }

    /// Whether a parameter of the address is `true`; absent is `false`.
    func flagItem(_ name: String) throws(Problem) -> Bool {
        switch item(name) {
        case nil, "false": return false
        case "true": return true
        default: throw Self.malformed(name)
        }
    }

    /// A place in the log that two parameters name; nil when both are absent.
    func logPlace(time: String, position: String) throws(Problem) -> QueryLogPlace? {
        if item(time) == nil, item(position) == nil { return nil }
        guard let number = item(position).flatMap({ Int($0) }), number >= 0 else { throw Self.malformed(position) }
        return QueryLogPlace(loggedAtMicroseconds: try instantItem(time), position: number)
    }

    /// Where a page of consents ended; nil for the first page.
    func consentPlace() throws(Problem) -> (appliedAtMicroseconds: Int64, consent: UInt128)? {
        if item("after_time") == nil, item("after_consent") == nil { return nil }
        guard let id = try idItem("after_consent") else { throw Self.malformed("after_consent") }
        return (try instantItem("after_time"), id)
    }

    /// A parameter of the address that is an id; nil when it is absent.
    func idItem(_ name: String) throws(Problem) -> UInt128? {
        guard let text = item(name) else { return nil }
        guard let id = UUIDText.value(text) else { throw Self.malformed(name) }
        return id
    }

    /// An instant in the address; nil when it is absent.
    func optionalInstantItem(_ name: String) throws(Problem) -> Int64? {
        item(name) == nil ? nil : try instantItem(name)
    }

    /// A day in the address; nil when it is absent.
    func optionalDayItem(_ name: String) throws(Problem) -> CalendarDate? {
        item(name) == nil ? nil : try dayItem(name)
    }

    private func instantItem(_ name: String) throws(Problem) -> Int64 {
        guard let text = item(name), let microseconds = Self.instant(text) else { throw Self.malformed(name) }
        return microseconds
    }

    // MARK: Values of the body

    /// An account id or a unit code.
    mutating func code(_ name: String) throws(Problem) -> String {
        let text = try body.text(name, maximum: Self.maximumCodeCharacters)
        guard Self.isCode(text) else { throw Problem(.malformedBody, detail: "“\(name)”须为字母、数字或连字符组成的代码。") }
        return text
    }

    /// One of some words.
    mutating func word(_ name: String, of words: [String]) throws(Problem) -> String {
        let text = try body.text(name)
        guard words.contains(text) else {
            throw Problem(.malformedBody, detail: "“\(name)”须为以下之一：\(words.joined(separator: "、"))。")
        }
        return text
    }

    /// A day that may be absent.
    mutating func optionalDay(_ name: String) throws(Problem) -> CalendarDate? {
        guard let text = try body.optionalText(name) else { return nil }
        guard let day = Self.day(text) else { throw Problem(.malformedBody, detail: "“\(name)”须为日期，如2026-01-31。") }
        return day
    }

    /// A day.
    mutating func day(_ name: String) throws(Problem) -> CalendarDate {
        guard let day = try optionalDay(name) else { throw Problem(.malformedBody, detail: "缺少“\(name)”。") }
        return day
    }

    /// An instant, microseconds since 1970-01-01 UTC.
    mutating func instant(_ name: String) throws(Problem) -> Int64 {
        guard let microseconds = Self.instant(try body.text(name)) else {
            throw Problem(.malformedBody, detail: "“\(name)”须为北京时间，如2026-01-31T18:00:00+08:00。")
        }
        return microseconds
    }

    /// `true` or `false`; absent is `false`.
    mutating func flag(_ name: String) throws(Problem) -> Bool {
        body.element(name) == nil ? false : try body.boolean(name)
    }

    /// A list of words or codes.
    mutating func texts(_ name: String, maximum: Int) throws(Problem) -> [String] {
        let texts = try body.optionalTexts(name, maximum: maximum, maximumCharacters: 64)
        guard let texts else { throw Problem(.malformedBody, detail: "缺少“\(name)”。") }
        return texts
    }

    // MARK: Forms

    private static func isCode(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...maximumCodeCharacters).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
            && bytes.allSatisfy { isLetter($0) || 48...57 ~= $0 || $0 == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }

    /// One spelling per day: files may write them in many ways, an interface in one.
    private static func day(_ text: String) -> CalendarDate? {
        guard let day = try? CalendarDate(reading: text), "\(day)" == text else { return nil }
        return day
    }

    /// With microseconds as the log writes them, or without.
    private static func instant(_ text: String) -> Int64? {
        let zone = "+08:00"
        guard text.hasSuffix(zone) else { return nil }
        return LogTime.microseconds(text) ?? LogTime.microseconds(text.dropLast(zone.count) + ".000000" + zone)
    }

    private static func malformed(_ name: String) -> Problem {
        Problem(.malformedParameter, detail: "“\(name)”缺失或格式有误。")
    }
}
