import FoundationEssentials

/// JSON of any shape, read with comments and written without.
enum PlainJSON: Codable {
    case null
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([PlainJSON])
    case object([String: PlainJSON])

    /// The text as JSON that any reader takes: keys in alphabetical order, no comments; nil when it is no JSON5.
    static func text(of json: [UInt8]) -> String? {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Either failure means the same to the caller: not a file that can be stored.
        guard let value = try? decoder.decode(PlainJSON.self, from: Data(json)),
            let data = try? encoder.encode(value)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A value of another kind is not a failure here: the next kind is tried, and the last one throws.
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([PlainJSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: PlainJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
