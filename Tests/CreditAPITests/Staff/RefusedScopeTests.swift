import CreditStore
import HTTPTypes
import Testing

@testable import CreditAPI

/// What the log says of a refused command: what it named, and nothing that somebody could have hidden in it (HZ-Q15).
@Suite struct RefusedScopeTests {
    private static let one = "00000000-0000-4000-8000-000000000001"
    private static let two = "00000000-0000-4000-8000-000000000002"

    private func scope(
        _ route: StaffRoute, _ path: String, query: String = "", body: String = "{}"
    ) throws -> RefusedScope {
        RefusedScope(
            of: CommandRequest<StaffRoute>(
                route: route, segments: path.split(separator: "/").map { String($0) },
                queryItems: try QueryItems(Array(query.utf8)[...]), body: Array(body.utf8), cookie: nil, csrfToken: nil,
                origin: QueryOrigin(networkAddress: "10.1.2.3", requestID: "ab"), certificate: nil,
                nowMicroseconds: StaffDatabase.monday), refusal: "case_unknown")
    }

    @Test func aRefusedPrintNamesItsReport() throws {
        let scope = try scope(.printReport, "v1/reports/\(Self.one)/print", body: #"{"copy_reason":"丢失"}"#)
        #expect(scope.names == #"{"refusal":"case_unknown","report":"\#(Self.one)"}"#)
        #expect(scope.about == "report")
        #expect(scope.purpose == "window_application")
        #expect(scope.texts == #"{"copy_reason":"丢失"}"#)
    }

    @Test func aCommandOfACaseNamesIt() throws {
        let scope = try scope(
            .uploadFile, "v1/cases/\(Self.one.uppercased())/files", query: "material=\(Self.two)", body: "%PDF")
        #expect(
            scope.names == #"{"refusal":"case_unknown","case":"\#(Self.one)","material":"\#(Self.two)"}"#)
        #expect(scope.about == "case")
        #expect(scope.purpose == "administration")
    }

    @Test func aLetterNamesTheCaseOfItsBody() throws {
        let scope = try scope(
            .recordLetter, "v1/letters",
            body: #"{"case":"\#(Self.one)","valid_from":"2026-06-01","valid_until":"2026-6-2","purpose":"租房"}"#)
        #expect(scope.names == #"{"refusal":"case_unknown","case":"\#(Self.one)","valid_from":"2026-06-01"}"#)
        #expect(scope.about == "case")
        #expect(scope.texts == #"{"purpose":"租房"}"#)
    }

    @Test func theReportOfANewObjectionIsNotItsCase() throws {
        let scope = try scope(.receiveObjection, "v1/objections", body: #"{"report":"\#(Self.one)"}"#)
        #expect(scope.about == nil)
        #expect(scope.purpose == "objection")
    }

    @Test func severalIDsAreAList() throws {
        let body = #"{"materials":["\#(Self.one)","\#(Self.two)","330106200001010011"]}"#
        #expect(
            try scope(.fileMaterials, "v1/materials/filing", body: body).names
                == #"{"refusal":"case_unknown","materials":["\#(Self.one)","\#(Self.two)"]}"#)
    }

    @Test(arguments: [
        #"{"decision":"110101199003074514","case":"张三","record":7,"person":{"name":"张三"},"document_number":"1"}"#,
        #"{"ground":"A","valid_from":"1990-03-07T","birth_date":"1990-03-07","received_by_name":"张三"}"#, "[]", "{", "",
    ])
    func whatIsTypedElsewhereIsLeftOut(body: String) throws {
        let scope = try scope(.recordLetter, "v1/letters", body: body)
        #expect(scope.names == #"{"refusal":"case_unknown"}"#)
        #expect(scope.texts == "{}")
        #expect(scope.about == nil)
    }

    @Test func anAddressThatNamesNoIDNamesNothing() throws {
        let scope = try scope(.printReport, "v1/reports/110101199003074514/print")
        #expect(scope.names == #"{"refusal":"case_unknown"}"#)
        #expect(scope.about == nil)
    }

    @Test func everyIDInAnAddressHasAName() throws {
        for route in StaffRoute.allCases {
            guard let template = route.template, template.contains("/{id}") else { continue }
            let path = template.replacing("{id}", with: Self.one).dropFirst()
            #expect(try scope(route, String(path)).about != nil, "\(route)")
        }
    }
}
