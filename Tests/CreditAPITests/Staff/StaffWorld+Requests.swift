import CreditStore
import FoundationEssentials
import HTTPTypes
import Postgres
import Testing

@testable import CreditAPI

extension StaffWorld {
    /// An answer, read.
    struct Answer {
        let status: Int
        let headers: HTTPHeaderFields
        let text: String

        /// A text of the answer, wherever in it the name stands first; empty when it is not there.
        subscript(name: String) -> String {
            let parts = text.split(separator: "\"\(name)\":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return "" }
            let value = parts[1].drop { $0 == " " }
            guard value.first == "\"" else { return "" }
            return String(value.dropFirst().prefix { $0 != "\"" })
        }

        /// Value of a header field; nil when it is absent.
        func header(_ name: HTTPHeaderName) -> String? { headers[name]?.text }
    }

    /// Sends a command of somebody.
    func send(
        _ route: StaffRoute, _ person: StaffPerson?, body: String = "", id: String = "", query: String = "",
        from address: String = office, at now: Int64 = StaffDatabase.monday, certificate: [UInt8]? = nil,
        on connection: Connection? = nil
    ) throws -> Answer {
        let template = try #require(route.template)
        let segments = template.split(separator: "/").map { $0.hasPrefix("{") ? id : String($0) }
        let request = CommandRequest<StaffRoute>(
            route: route, segments: segments, queryItems: try QueryItems(Array(query.utf8)[...]),
            body: Array(body.utf8), cookie: person?.cookie.map { "other=1; \($0)" }, csrfToken: person?.requestToken,
            origin: QueryOrigin(networkAddress: address, requestID: "ab12"),
            certificate: certificate.map { ClientCertificate(spkiDigest: $0) }, nowMicroseconds: now)
        let response = commands.answer(request, connection ?? staff)
        return Answer(
            status: response.status.code, headers: response.headers,
            text: String(decoding: response.body, as: UTF8.self))
    }

    /// Sends a command with a JSON body.
    func post(
        _ route: StaffRoute, _ person: StaffPerson?, _ members: [String: any Sendable], id: String = "",
        from address: String = office, at now: Int64 = StaffDatabase.monday, on connection: Connection? = nil
    ) throws -> Answer {
        try send(route, person, body: Self.json(members), id: id, from: address, at: now, on: connection)
    }

    /// Logs in and keeps the cookie.
    func logIn(
        _ person: inout StaffPerson, from address: String = office, at now: Int64 = StaffDatabase.monday
    ) throws -> Answer {
        var members: [String: any Sendable] = ["account": person.account, "password": person.password]
        if let code = try person.code(at: now) { members["code"] = code }
        let answer = try post(.openSession, nil, members, from: address, at: now)
        person.cookie = answer.header(.setCookie).map { String($0.prefix { $0 != ";" }) }
        person.requestToken = answer["csrf_token"]
        return answer
    }

    /// Values of tests: texts, lists of texts, truth values and whole numbers.
    static func json(_ members: [String: any Sendable]) -> String {
        let parts = members.sorted { $0.key < $1.key }.map { name, value in
            let json =
                switch value {
                case let list as [String]: "[" + list.map(quoted).joined(separator: ",") + "]"
                case let text as String: quoted(text)
                default: "\(value)"
                }
            return "\"\(name)\":\(json)"
        }
        return "{" + parts.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var json: [UInt8] = []
        JSONText.appendString(text, to: &json)
        return String(decoding: json, as: UTF8.self)
    }

    /// First column of the rows of a statement.
    func texts(_ sql: SQL, _ parameters: [Parameter] = []) throws -> [String] {
        let result = try owner.execute(sql, parameters, format: .text)
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    /// `operation/actor/outcome/rule` of the newest entries of staff, the oldest first.
    func log(last count: Int) throws -> [String] {
        try texts(
            """
            select operation || '/' || actor || '/' || outcome || coalesce('/' || (entry::jsonb ->> 'rule'), '')
            from (
                select log_position, operation, actor, outcome, convert_from(entry, 'UTF8') as entry
                from credit.query_log_entry where audience = 'staff' order by log_position desc limit $1
            ) as newest order by log_position
            """, [.int8(Int64(count))])
    }
}
