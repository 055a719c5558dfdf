import FoundationEssentials
import HTTPTypes
import Testing

@testable import CreditAPI

/// The description of the staff's interface, read for tests: bodies that it gives as examples, and their schemas.
struct StaffDescription {
    /// A body as it is described.
    struct Body {
        /// Names and schemas of its members.
        let properties: [JSONMembers.Member]
        /// Names of members that must be there.
        let required: [String]
        /// A readable one.
        let example: JSONMembers
    }

    private let paths: JSONMembers

    init() throws {
        let data = try Data(contentsOf: URL(filePath: StaffDatabase.repository + "/config/openapi/staff.json"))
        let document = try StrictJSON.parse([UInt8](data), maximumDepth: 64, maximumMembers: 4096)
        paths = try #require(document["paths"]?.members)
    }

    private func operation(_ route: StaffRoute) throws -> JSONElement {
        let template = try #require(route.template)
        return try #require(paths[template]?[route.method.name.lowercased()], "\(route)")
    }

    /// The body of an operation; nil when it takes none, or a file.
    func body(of route: StaffRoute) throws -> Body? {
        let content = try operation(route)["requestBody"]?["content"]?["application/json"]
        guard let content, let schema = content["schema"] else { return nil }
        let example = try #require(content["examples"]?["example"]?["value"]?.members, "\(route)")
        return Body(
            properties: schema["properties"]?.members?.members ?? [], required: schema["required"]?.texts ?? [],
            example: example)
    }

    /// Required query parameters with their examples, as an address writes them.
    func query(of route: StaffRoute) throws -> String {
        guard case .array(let parameters)? = try operation(route)["parameters"] else { return "" }
        return try parameters.filter { $0["in"] == .text("query") && $0["required"] == .boolean(true) }.map {
            let name = try #require($0["name"]?.text)
            let example = try #require($0["example"]?.written)
            return "\(name)=\(example.replacing("+", with: "%2B"))"
        }.joined(separator: "&")
    }
}

extension JSONElement {
    /// A member of an object; nil of anything else.
    subscript(name: String) -> JSONElement? { members?[name] }

    /// The members of an object.
    var members: JSONMembers? { if case .object(let members) = self { members } else { nil } }

    /// A text.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A whole number.
    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    /// The texts of a list.
    var texts: [String] {
        guard case .array(let elements) = self else { return [] }
        return elements.compactMap(\.text)
    }

    /// Without quotes, for an address.
    var written: String { text ?? json }

    /// As JSON.
    var json: String {
        switch self {
        case .null: return "null"
        case .boolean(let value): return "\(value)"
        case .integer(let value): return "\(value)"
        case .number(let text): return text
        case .text(let text):
            var json: [UInt8] = []
            JSONText.appendString(text, to: &json)
            return String(decoding: json, as: UTF8.self)
        case .array(let elements): return "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .object(let members): return members.json
        }
    }
}

extension JSONMembers {
    /// As JSON.
    var json: String { json(replacing: "", with: nil) }

    /// As JSON, with another value in the place of one member, behind the others when it was not there; nil leaves it out.
    func json(replacing name: String, with value: String?) -> String {
        var parts = members.filter { $0.name != name }.map { "\(JSONElement.text($0.name).json):\($0.value.json)" }
        if let value { parts.append("\(JSONElement.text(name).json):\(value)") }
        return "{" + parts.joined(separator: ",") + "}"
    }
}
