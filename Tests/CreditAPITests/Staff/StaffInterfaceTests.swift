import CreditStore
import FastCGI
import FoundationEssentials
import HTTPTypes
import Testing

@testable import CreditAPI

/// The staff's interface, its description and the database say the same.
@Suite struct StaffInterfaceTests {
    private struct Description: Decodable {
        let paths: [String: [String: Operation]]
    }

    private struct Operation: Decodable {
        struct Parameter: Decodable {
            let name: String
            let `in`: String
        }
        struct Ignored: Decodable {
            init(from decoder: any Decoder) throws {}
        }
        let parameters: [Parameter]?
        let requestBody: Ignored?
        let responses: [String: Ignored]
    }

    private let description: Description
    private let text: String

    init() throws {
        let data = try Data(contentsOf: URL(filePath: StaffDatabase.repository + "/config/openapi/staff.json"))
        description = try JSONDecoder().decode(Description.self, from: data)
        text = String(decoding: data, as: UTF8.self)
    }

    @Test func everyRouteIsDescribedAndNothingElseIs() {
        let routes = Set(
            StaffRoute.allCases.compactMap { route in
                route.template.map { "\(route.method.name.lowercased()) \($0)" }
            })
        let described = Set(description.paths.flatMap { path, operations in operations.keys.map { "\($0) \(path)" } })
        #expect(described == routes)
    }

    @Test func everyParameterAndBodyIsDescribed() {
        for route in StaffRoute.allCases {
            guard let template = route.template,
                let operation = description.paths[template]?[route.method.name.lowercased()]
            else { continue }
            let named = (operation.parameters ?? []).filter { $0.in == "query" }.map(\.name)
            #expect(Set(named) == Set(route.parameters), "\(route)")
            #expect((operation.requestBody != nil) == (route.method == .post), "\(route)")
            #expect(Set(operation.responses.keys).isSuperset(of: ["200", "405", "500", "503"]), "\(route)")
        }
    }

    @Test func everyCodeIsDescribed() {
        let missing = StaffRefusalKind.all.filter { !text.contains("\"\($0.code)\"") }
        #expect(missing.isEmpty)
    }

    @Test func everyCodeThatTheDatabaseRaisesIsKnown() throws {
        let folder = StaffDatabase.repository + "/sql/functions"
        var raised: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let file = try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
            for part in file.split(separator: "refuse_staff_command('").dropFirst() {
                raised.insert(String(part.prefix { $0 != "'" }))
            }
            guard name == "staff_refusal_sentence.sql" else { continue }
            for part in file.split(separator: "when '").dropFirst() { raised.insert(String(part.prefix { $0 != "'" })) }
        }
        #expect(raised.count > 40)
        #expect(raised.subtracting(StaffRefusalKind.all.map(\.code)) == [])
    }

    @Test func wordsOfTheLogAreThoseOfTheFunctions() {
        for route in StaffRoute.allCases {
            #expect("\(route.metricName)".allSatisfy { $0.isLowercase || $0 == "_" })
        }
        #expect(Set(StaffRoute.allCases.map { "\($0.metricName)" }).count == StaffRoute.allCases.count)
    }

    // MARK: Form of requests

    private let reader = StaffRequestReader(certificates: nil, maximumFormBytes: 65_536)

    private func read(
        _ method: String, _ path: String, query: String = "", headers: [(String, String)] = [], body: String = ""
    ) throws -> (StaffRoute, StaffRequestReader.Request) {
        let parameters = [
            ("REQUEST_METHOD", method), ("REQUEST_URI", path + (query.isEmpty ? "" : "?" + query)),
            ("QUERY_STRING", query), ("REMOTE_ADDR", "10.1.2.3"), ("CREDIT_REQUEST_ID", "ab"),
            ("CONTENT_LENGTH", "\(body.utf8.count)"),
        ]
        let request = try RequestBytes.request(
            (parameters + headers).map { ($0.0, Array($0.1.utf8)) }, body: Array(body.utf8))
        return reader.read(request, nowMicroseconds: StaffDatabase.monday)
    }

    private func status(
        _ method: String, _ path: String, query: String = "", headers: [(String, String)] = [], body: String = ""
    ) throws -> Int {
        switch try read(method, path, query: query, headers: headers, body: body).1 {
        case .problem(let response): response.status.code
        case .command, .openAPI: 200
        }
    }

    @Test func formsOfOtherSitesAreNotTaken() throws {
        let json = [("CONTENT_TYPE", "application/json; charset=utf-8")]
        #expect(try status("POST", "/v1/session", headers: json, body: "{}") == 200)
        for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""]
        {
            #expect(try status("POST", "/v1/session", headers: [("CONTENT_TYPE", type)], body: "{}") == 415)
        }
        #expect(try status("POST", "/v1/session", body: "{}") == 415)
    }

    @Test func whatIsNoCommandIsRefusedAtTheEdge() throws {
        #expect(try status("GET", "/v1/session") == 200)
        #expect(try status("GET", "/v1/session", body: "{}") == 400)
        #expect(try status("PUT", "/v1/session") == 405)
        #expect(try status("GET", "/v1/subjects") == 404)
        #expect(try status("GET", "/v1/queries") == 404)
        #expect(try status("GET", "/v1/accounts", query: "unit=U") == 200)
        #expect(try status("GET", "/v1/accounts", query: "who=U") == 400)
        #expect(try status("GET", "/v1/accounts", query: "unit=U&unit=V") == 400)
        #expect(try status("GET", "/v1/accounts", headers: [("HTTP_ACCEPT", "text/html")]) == 406)
        #expect(try status("GET", "/openapi.json") == 200)
    }

    @Test func onlyAFileMayBeLargerThanAForm() throws {
        let largest = "{}" + String(repeating: " ", count: 65_534)
        let json = [("CONTENT_TYPE", "application/json")]
        #expect(try status("POST", "/v1/session", headers: json, body: largest) == 200)
        #expect(try status("POST", "/v1/session", headers: json, body: largest + " ") == 413)
        let file = [("CONTENT_TYPE", "application/octet-stream")]
        #expect(try status("POST", "/v1/cases/x/files", headers: file, body: largest + " ") == 200)
        #expect(try status("POST", "/v1/cases/x/files", headers: json, body: "{}") == 415)
        #expect(try status("POST", "/v1/cases/x/files", headers: file) == 400)
    }

    @Test func cookieAndTokenAreHandedOn() throws {
        let (route, request) = try read(
            "DELETE", "/v1/session", headers: [("HTTP_COOKIE", "a=b"), ("HTTP_CSRF_TOKEN", "cd")])
        #expect(route == .endSession)
        guard case .command(let command) = request else {
            Issue.record("no command")
            return
        }
        #expect(command.cookie == "a=b")
        #expect(command.csrfToken == "cd")
        #expect(command.certificate == nil)
        #expect(command.origin.networkAddress == "10.1.2.3")
    }
}
