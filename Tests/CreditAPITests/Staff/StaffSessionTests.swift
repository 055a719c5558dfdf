import CreditServices
import HTTPTypes
import Postgres
import Testing

@testable import CreditAPI

/// Sessions: their cookie, their request token, their end.
@Suite struct StaffSessionTests {
    private static let second: Int64 = 1_000_000
    private static let minute: Int64 = 60_000_000
    private let now = StaffDatabase.monday

    @Test func theCookieIsOutOfReach() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            let answer = try world.logIn(&person)
            let cookie = try #require(answer.header(.setCookie))
            let parts = cookie.split(separator: ";").map { $0.drop { $0 == " " } }
            #expect(parts.first?.hasPrefix("__Host-credit=") == true)
            #expect(Set(parts.dropFirst()) == ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"])
            #expect(answer.header(.cacheControl) == "no-store")
            // The secret is in the cookie only, and neither in the answer nor in the database.
            let secret = String(parts[0].dropFirst("__Host-credit=".count))
            #expect(!answer.text.contains(secret))
            let stored = try world.texts(
                "select encode(token_digest, 'hex') || encode(csrf_digest, 'hex') from credit.staff_session")
            #expect(stored.count == 1)
            #expect(!stored[0].contains(secret))
            #expect(!stored[0].contains(answer["csrf_token"]))
        }
    }

    @Test func aCookieThatSomebodyPlantedIsNeverTakenOver() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            let planted = String(repeating: "ab", count: 32)
            person.cookie = "__Host-credit=\(planted)"
            let members = ["account": person.account, "password": person.password]
            let answer = try world.post(.openSession, person, members)
            #expect(answer.status == 200)
            #expect(answer.header(.setCookie)?.contains(planted) == false)
            #expect(try world.send(.session, person).status == 401)
        }
    }

    @Test func aNewLogInEndsTheFormerSession() throws {
        try StaffWorld.with { world in
            let (before, _) = try world.administrators()
            var after = before
            #expect(try world.logIn(&after, at: now + Self.minute).status == 200)
            #expect(after.cookie != before.cookie)
            let old = try world.send(.session, before, at: now + Self.minute + 1)
            #expect(old.status == 401)
            #expect(old["code"] == "session_ended")
            #expect(try world.send(.session, after, at: now + Self.minute + 1).status == 200)
        }
    }

    @Test func nineHundredSecondsWithoutACommandAreInTimeAndOneMicrosecondMoreIsNot() throws {
        try StaffWorld.with { world in
            let (first, second) = try world.administrators()
            let seen = now + 3
            #expect(try world.send(.session, first, at: seen + 900 * Self.second).status == 200)
            let late = try world.send(.session, second, at: seen + 900 * Self.second + 1)
            #expect(late.status == 401)
            #expect(late["code"] == "session_idle")
            #expect(late["rule"] == "QZ-3")
            // The command was a sign of life: another quarter of an hour begins.
            #expect(try world.send(.session, first, at: seen + 1800 * Self.second).status == 200)
        }
    }

    @Test func noSessionLivesLongerThanTenHours() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let step = 900 * Self.second
            for number in 1..<40 {
                let answer = try world.send(.session, person, at: now + Int64(number) * step)
                try #require(answer.status == 200, "\(number)")
            }
            #expect(try world.send(.session, person, at: now + 36_000 * Self.second).status == 200)
            let late = try world.send(.session, person, at: now + 36_000 * Self.second + 1)
            #expect(late["code"] == "session_ended")
        }
    }

    @Test func aSessionIsTiedToItsAddress() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let moved = try world.send(.session, person, from: "10.1.2.4", at: now + 10)
            #expect(moved.status == 403)
            #expect(moved["code"] == "network_not_allowed")
            #expect(moved["rule"] == "PB-11")
        }
    }

    @Test func everyCommandWantsTheRequestTokenOfItsSession() throws {
        try StaffWorld.with { world in
            let (person, other) = try world.administrators()
            let commands = StaffRoute.allCases.filter {
                $0.method != .get && $0 != .openSession && $0.template != nil
            }
            #expect(commands.count > 80)
            for wrong in [nil, "", "ab", other.requestToken, String(repeating: "0", count: 64)] {
                var forged = person
                forged.requestToken = wrong
                let answer = try world.send(.endSession, forged, at: now + 10)
                #expect(answer.status == 403)
                #expect(answer["code"] == "csrf_mismatch")
                #expect(answer["rule"] == "HZ-S5")
            }
            var forged = person
            forged.requestToken = other.requestToken
            let description = try StaffDescription()
            let tried = commands.filter { $0 != .endSession }
            for route in tried {
                let answer = try world.send(
                    route, forged, body: try Self.body(route, description),
                    id: route.template?.contains("{id}") == true ? Self.id : "A-2",
                    query: try description.query(of: route), at: now + 10)
                #expect(answer["code"] == "csrf_mismatch", "\(route): \(answer.text)")
            }
            // Every refusal left its entry, under the name of its command.
            let entries = try world.log(last: tried.count)
            #expect(entries == tried.map { "\($0.metricName)/A-1/refused/HZ-S5" })
        }
    }

    private static let id = "00000000-0000-4000-8000-000000000001"

    /// A readable body for a command, so that nothing but the token is wrong.
    private static func body(_ route: StaffRoute, _ description: StaffDescription) throws -> String {
        switch route {
        case .applyForCertificate: StaffCertificateTests.application(for: "A-2")
        case .renewCertificate: StaffCertificateTests.application(for: nil)
        case .uploadFile: "%PDF-1.7\n%%EOF\n"
        default: try description.body(of: route)?.example.json ?? ""
        }
    }

    @Test func twoCookiesOfTheNameAreNone() throws {
        let token = try SessionToken()
        let pair = "__Host-credit=\(token.text)"
        #expect(StaffCookie.session(in: "a=b; \(pair); c=d")?.digest == token.digest)
        #expect(StaffCookie.session(in: "\(pair); \(pair)") == nil)
        #expect(StaffCookie.session(in: "credit=\(token.text)") == nil)
        #expect(StaffCookie.session(in: "__host-credit=\(token.text)") == nil)
        #expect(StaffCookie.session(in: "__Host-credit=\"\(token.text)\"") == nil)
        #expect(StaffCookie.session(in: "") == nil)
        #expect(StaffCookie.session(in: nil) == nil)
    }

    @Test func whoLogsOutIsOut() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let out = try world.send(.endSession, person, at: now + 10)
            #expect(out.status == 200)
            #expect(
                out.header(.setCookie) == "__Host-credit=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
            #expect(try world.send(.session, person, at: now + 11)["code"] == "session_ended")
            #expect(try world.log(last: 2) == ["end_session/A-1/answered", "session_state/A-1/refused/QZ-3"])
        }
    }

    @Test func anAdministratorEndsAnothersSession() throws {
        try StaffWorld.with { world in
            let (first, second) = try world.administrators()
            #expect(try world.send(.endAccountSession, first, id: "A-2", at: now + 10).status == 200)
            #expect(try world.send(.session, second, at: now + 11)["code"] == "session_ended")
        }
    }

    @Test func withoutASessionNothingIsAnswered() throws {
        try StaffWorld.with { world in
            let description = try StaffDescription()
            for route in StaffRoute.allCases where route.method == .get && route.template != nil && route != .openAPI {
                let answer = try world.send(
                    route, nil, id: route.template?.contains("{id}") == true ? Self.id : "A-1",
                    query: try description.query(of: route))
                #expect(answer.status == 401, "\(route): \(answer.text)")
                #expect(answer["code"] == "session_ended")
                #expect(answer.header(.wwwAuthenticate) != nil)
                #expect(try world.log(last: 1) == ["\(route.metricName)/unknown/refused/HZ-S5"])
            }
        }
    }
}
