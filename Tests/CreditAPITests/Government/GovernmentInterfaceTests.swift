import FoundationEssentials
import HTTPTypes
import Testing

@testable import CreditAPI

/// The OpenAPI document of the government audience, the daemon and the database say the same.
@Suite struct GovernmentInterfaceTests {
    private struct Description: Decodable {
        let paths: [String: [String: Operation]]
    }
    private struct Operation: Decodable {
        let responses: [String: Ignored]
    }
    private struct Ignored: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private let description: Description
    private let text: String

    init() throws {
        let data = try Data(
            contentsOf: URL(filePath: GovernmentDatabase.repository + "/config/openapi/government.json"))
        description = try JSONDecoder().decode(Description.self, from: data)
        text = String(decoding: data, as: UTF8.self)
    }

    @Test("every route is described with its method, and nothing else is")
    func routesAreDescribed() {
        let described = description.paths.flatMap { path, operations in
            operations.keys.map { "\($0.uppercased()) \(path)" }
        }
        let routes = GovernmentRoute.allCases.compactMap { route in
            route.template.map { "\(route.method.name) \($0)" }
        }
        #expect(described.sorted() == routes.sorted())
    }

    @Test("every operation that is logged says how it refuses")
    func statusesAreDescribed() {
        for (path, operations) in description.paths where path != "/openapi.json" {
            for (method, operation) in operations {
                let statuses = Set(operation.responses.keys)
                #expect(statuses.isSuperset(of: ["400", "403", "405", "406", "500", "503"]), "\(method) \(path)")
                #expect(statuses.contains { $0.hasPrefix("20") }, "\(method) \(path)")
            }
        }
    }

    @Test("every code that this audience can be told is described")
    func codesAreDescribed() {
        let ours: [ProblemKind] = [
            .malformedBody, .unsupportedMediaType, .malformedSubject, .tooManySubjects, .certificateMissing,
            .certificateMalformed, .certificateExpired, .certificateNotYetValid, .certificateUnknownAuthority,
            .certificateRevoked, .certificateWrongUsage, .certificateWeak, .networkUnknown, .revocationListUnavailable,
            .unknownParameter, .repeatedParameter, .malformedRequest, .notAcceptable, .methodNotAllowed,
            .noSuchResource, .contentTooLarge, .uriTooLong, .headersTooLarge, .internalFault, .unavailable,
        ]
        let codes = ours.map(\.rawValue) + DatabaseRefusal.allCases.map(\.rawValue)
        #expect(codes.filter { !text.contains("\"\($0)\"") } == [])
    }

    @Test("X-7: the codes and statuses that the database decides are those that the daemon knows")
    func theDatabaseDecidesTheSameCodes() throws {
        let sql = try String(
            contentsOf: URL(filePath: GovernmentDatabase.repository + "/sql/functions/refusal_sentence.sql"),
            encoding: .utf8)
        var decided: [String: Int] = [:]
        for line in sql.split(separator: "\n") {
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            guard line.trimmingPrefix(while: { $0 == " " }).hasPrefix("('"), words.count > 2, let status = Int(words[1])
            else { continue }
            decided[String(words[0])] = status
        }
        let known = Dictionary(
            uniqueKeysWithValues: DatabaseRefusal.allCases.map { ($0.rawValue, $0.status.code) })
        #expect(decided == known)
    }

    @Test func routesAreFoundByAddressAndMethod() {
        let table = RouteTable<GovernmentRoute>()
        #expect(table.match(["v1", "queries"], .post) == .route(.query))
        #expect(table.match(["v1", "queries"], .get) == .otherMethods([.post]))
        #expect(table.match(["v1", "consents"], .get) == .route(.consents))
        #expect(table.match(["v1", "consents"], .post) == .route(.applyForConsent))
        #expect(table.match(["v1", "consents"], .delete) == .otherMethods([.post, .get]))
        #expect(table.match(["v1", "verifications", "x"], .get) == .route(.verification))
        #expect(table.match(["v1", "verifications", "x", "result"], .post) == .route(.verificationResult))
        #expect(table.match(["v1", "verifications", "x", "y"], .post) == .nothing)
        #expect(table.match(["v1", "subjects"], .get) == .nothing)
        #expect(table.match([], .get) == .nothing)
    }
}
