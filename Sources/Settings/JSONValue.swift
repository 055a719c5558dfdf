/// A JSON document as a tree, before any meaning is given to it.
///
/// The settings are read through this tree, not by `Decodable` types, so that every unknown key and every bad
/// value is found in one pass instead of the first one only.
enum JSONValue: Equatable, Decodable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads any JSON value.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
            return
        }
        // Each `try?` asks "is it of this kind?"; the last attempt reports when it is of none.
        if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The value as an operator would write it, shortened; containers are named, not shown.
    var shown: String {
        switch self {
        case .null: "null"
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .text(let value): "\"\(SettingsProblem.printable(value))\""
        case .array: "a list"
        case .object: "a group of keys"
        }
    }
}
