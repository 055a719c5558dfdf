import CreditServices
import CreditStore
import HTTPTypes
import Testing

@testable import CreditAPI

/// Every form takes what its description says and nothing beyond it: both sides of each limit.
@Suite struct StaffFormTests {
    /// A form that is read before its transaction begins.
    private struct Form {
        let route: StaffRoute
        let body: StaffDescription.Body
        let read: StaffRoute.WorkReading
    }

    private let forms: [Form]
    private let secrets: StaffSecrets

    init() throws {
        let description = try StaffDescription()
        secrets = try StaffWorld.makeSecrets()
        forms = try StaffRoute.allCases.compactMap { route in
            guard case .work(let read) = route.manner, let body = try description.body(of: route) else { return nil }
            // Certificates are made by the tests about them.
            guard body.example["certificate"] == nil else { return nil }
            return Form(route: route, body: body, read: read)
        }
    }

    /// Members that another member forbids are left out of the tests of single members.
    private static let conditional: Set<StaffRoute> = [.requestAccountChange, .decideConsent, .decideLoan]

    private func properties(of form: Form) -> [JSONMembers.Member] {
        guard Self.conditional.contains(form.route) else { return form.body.properties }
        return form.body.properties.filter { form.body.example[$0.name] != nil }
    }

    /// Whether the form takes a body.
    private func takes(_ form: Form, _ json: String) throws -> Bool {
        let template = try #require(form.route.template)
        let segments = template.split(separator: "/").map {
            $0.hasPrefix("{") ? ($0 == "{account}" ? "A-2" : "00000000-0000-4000-8000-000000000001") : String($0)
        }
        let request = CommandRequest<StaffRoute>(
            route: form.route, segments: segments, queryItems: try QueryItems([][...]), body: Array(json.utf8),
            cookie: nil, csrfToken: nil, origin: QueryOrigin(networkAddress: "10.1.2.3", requestID: "ab"),
            certificate: nil, nowMicroseconds: StaffDatabase.monday)
        do throws(Problem) {
            var read = try StaffForm(request, secrets)
            _ = try form.read(&read)
            try read.body.finish()
            return true
        } catch { return false }
    }

    @Test func everyExampleIsTaken() throws {
        #expect(forms.count > 60)
        for form in forms { #expect(try takes(form, form.body.example.json), "\(form.route)") }
    }

    @Test func nothingThatMustBeThereMayBeMissing() throws {
        for form in forms {
            for name in form.body.required {
                #expect(try !takes(form, form.body.example.json(replacing: name, with: nil)), "\(form.route) \(name)")
                let null = form.body.example.json(replacing: name, with: "null")
                #expect(try !takes(form, null), "\(form.route) \(name)")
            }
        }
    }

    @Test func whatIsNotDescribedIsNotTaken() throws {
        for form in forms {
            #expect(try !takes(form, form.body.example.json(replacing: "nobody_knows", with: "1")), "\(form.route)")
            #expect(try !takes(form, "[]"), "\(form.route)")
            #expect(try !takes(form, ""), "\(form.route)")
        }
    }

    @Test func textsEndAtTheirLimits() throws {
        var limits = 0
        for form in forms {
            for property in properties(of: form) where property.value["pattern"] == nil {
                guard let maximum = property.value["maxLength"]?.integer, property.value["format"] == nil
                else { continue }
                limits += 1
                for (value, isTaken) in [
                    ("\"" + String(repeating: "字", count: Int(maximum)) + "\"", true),
                    ("\"" + String(repeating: "字", count: Int(maximum) + 1) + "\"", false), ("\"\"", false),
                    ("7", false),
                ] {
                    let body = form.body.example.json(replacing: property.name, with: value)
                    #expect(try takes(form, body) == isTaken, "\(form.route) \(property.name)")
                }
            }
        }
        #expect(limits > 60)
    }

    @Test func codesEndAtTheirLimits() throws {
        for form in forms {
            for property in properties(of: form) {
                guard property.value["pattern"]?.text == "^[A-Za-z0-9][A-Za-z0-9-]{0,31}$" else { continue }
                let name = property.name
                for (code, isTaken) in [
                    (String(repeating: "A", count: 32), true), (String(repeating: "A", count: 33), false),
                    ("-A", false), ("A b", false), ("单位", false),
                ] {
                    let body = form.body.example.json(replacing: name, with: "\"\(code)\"")
                    #expect(try takes(form, body) == isTaken, "\(form.route) \(name) \(code)")
                }
            }
        }
    }

    @Test func numbersEndAtTheirLimits() throws {
        for form in forms {
            for property in properties(of: form) {
                guard let minimum = property.value["minimum"]?.integer, let maximum = property.value["maximum"]?.integer
                else { continue }
                for (number, isTaken) in [(minimum, true), (maximum, true), (minimum - 1, false)] {
                    let body = form.body.example.json(replacing: property.name, with: "\(number)")
                    #expect(try takes(form, body) == isTaken, "\(form.route) \(property.name) \(number)")
                }
                guard maximum < .max else { continue }
                let body = form.body.example.json(replacing: property.name, with: "\(maximum + 1)")
                #expect(try !takes(form, body), "\(form.route) \(property.name)")
            }
        }
    }

    @Test func wordsIdsAndDaysHaveTheirForms() throws {
        for form in forms {
            for property in properties(of: form) {
                var wrong: [String] = []
                if case .array? = property.value["enum"] { wrong = ["\"nothing_of_the_kind\"", "1"] }
                switch property.value["format"]?.text {
                case "uuid": wrong = ["\"1\"", "\"00000000-0000-4000-8000-00000000000g\"", "1"]
                case "date": wrong = ["\"2026-02-30\"", "\"2026/01/01\"", "20260101"]
                case "date-time": wrong = ["\"2026-07-06T20:00:00Z\"", "\"2026-07-06\""]
                default: break
                }
                if property.value["type"] == .text("boolean") { wrong = ["\"true\"", "1"] }
                for value in wrong {
                    let body = form.body.example.json(replacing: property.name, with: value)
                    #expect(try !takes(form, body), "\(form.route) \(property.name) \(value)")
                }
            }
        }
    }

    @Test func listsEndAtTheirLimits() throws {
        for form in forms {
            for property in properties(of: form) {
                guard let maximum = property.value["maxItems"]?.integer, let item = form.body.example[property.name],
                    case .array(let items) = item, let first = items.first
                else { continue }
                let many = [String](repeating: first.json, count: Int(maximum) + 1).joined(separator: ",")
                let tooMany = "[\(many)]"
                #expect(
                    try !takes(form, form.body.example.json(replacing: property.name, with: tooMany)),
                    "\(form.route) \(property.name)")
                #expect(
                    try !takes(form, form.body.example.json(replacing: property.name, with: "[]")),
                    "\(form.route) \(property.name)")
            }
        }
    }
}
