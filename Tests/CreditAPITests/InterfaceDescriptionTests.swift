import FoundationEssentials
import HTTPTypes
import Testing

@testable import CreditAPI

/// The OpenAPI document and the daemon say the same.
@Suite struct InterfaceDescriptionTests {
    private struct Description: Decodable {
        let paths: [String: [String: Operation]]
    }
    private struct Operation: Decodable {
        let responses: [String: Ignored]?
        init(from decoder: any Decoder) throws {
            let container = try? decoder.container(keyedBy: CodingKeys.self)
            responses = try? container?.decode([String: Ignored].self, forKey: .responses)
        }
        private enum CodingKeys: String, CodingKey { case responses }
    }
    private struct Ignored: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private let description: Description
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "config/openapi/public.json"))
        description = try JSONDecoder().decode(Description.self, from: data)
        text = String(decoding: data, as: UTF8.self)
    }

    @Test("every route is described, and nothing else is")
    func routesAreDescribed() {
        let routes = Set(
            PublicRoute.allCases.compactMap { route in
                route.template.map { "\(route.method.name.lowercased()) \($0)" }
            })
        let described = description.paths.flatMap { path, operations in operations.keys.map { "\($0) \(path)" } }
        #expect(Set(described) == routes)
    }

    @Test("every operation says what it answers when it works, when it refuses and when it is away")
    func statusesAreDescribed() {
        for (path, operations) in description.paths {
            let statuses = Set(operations.values.flatMap { $0.responses?.keys.map { $0 } ?? [] })
            #expect(statuses.isSuperset(of: ["200", "406", "500", "503"]), "\(path)")
        }
    }

    @Test("every code of a problem is described")
    func problemCodesAreDescribed() {
        let missing = ProblemKind.allCases.filter(\.isForCitizens).filter { !text.contains("\"\($0.rawValue)\"") }
        #expect(missing.isEmpty)
    }
}
