import CreditInformation
import Postgres

extension Parameter {
    /// A text, null when absent.
    static func optional(_ text: String?) -> Parameter { text.map { .text($0) } ?? .null }

    /// A day, null when absent.
    static func optional(_ day: CalendarDate?) -> Parameter { day.map { .day($0) } ?? .null }

    /// An id, null when absent.
    static func optional(_ id: UInt128?) -> Parameter { id.map { .uuid($0) } ?? .null }

    /// Texts, null when absent.
    static func optional(_ texts: [String]?) -> Parameter { texts.map { .texts($0) } ?? .null }

    /// A whole number, null when absent.
    static func optional(_ number: Int64?) -> Parameter { number.map { .int8($0) } ?? .null }

    /// `uuid[]`.
    static func uuids(_ ids: [UInt128]) -> Parameter {
        var encoder = ArrayEncoder.uuid
        for id in ids { encoder.append(uuid: id) }
        return encoder.parameter()
    }

    /// An instant in microseconds since 1970-01-01 UTC, null when absent.
    static func optionalInstant(_ microseconds: Int64?) -> Parameter {
        microseconds.map { .timestamp(microsecondsSince1970: $0) } ?? .null
    }
}
