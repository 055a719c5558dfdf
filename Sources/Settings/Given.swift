/// A value as it was given, in the file with its JSON type or in the environment as text.
enum Given {
    case boolean(Bool)
    case integer(Int)
    case text(String)
    case fromEnvironment(String)
    case other

    /// The text, when it was given as text.
    var text: String? {
        switch self {
        case .text(let text), .fromEnvironment(let text): text
        case .boolean, .integer, .other: nil
        }
    }
}

extension JSONValue {
    /// The value as a setting; containers, fractions and null are no setting.
    var given: Given {
        switch self {
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .text(let value): .text(value)
        case .null, .number, .array, .object: .other
        }
    }
}
