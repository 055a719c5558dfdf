import HTTPTypes
import Testing

@testable import CreditAPI

/// New passwords: form, reuse, and the present one.
@Suite struct StaffPasswordTests {
    private static let day: Int64 = 86_400_000_000
    private let now = StaffDatabase.monday

    @Test(arguments: [
        ("Ab1+567", "PB-7"), ("abc1+5678", "PB-7"), ("ABC1+5678", "PB-7"), ("Abcd+efgh", "PB-7"),
        ("Abcd1efgh", "QZ-2"), ("Xa-1+A-1", "QZ-2"),
    ])
    func aPasswordAgainstTheRuleIsRefused(password: String, rule: String) throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            _ = try world.logIn(&person)
            let answer = try change(world, person, to: password)
            #expect(answer.status == 422)
            #expect(answer["code"] == "password_weak")
            #expect(answer["rule"] == rule)
            #expect(try world.log(last: 1) == ["set_password/A-1/refused/\(rule)"])
        }
    }

    @Test func eightCharactersAreEnough() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            _ = try world.logIn(&person)
            #expect(try change(world, person, to: "Ab1+5678").status == 200)
        }
    }

    @Test func noFormerPasswordIsTakenAgain() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            _ = try world.logIn(&person)
            let initial = person.password
            #expect(try change(world, person, to: "Herbst+2026x", at: now + 1).status == 200)
            person.password = "Herbst+2026x"
            #expect(try change(world, person, to: "Winter+2026x", at: now + 2).status == 200)
            person.password = "Winter+2026x"
            for former in [initial, "Herbst+2026x", "Winter+2026x"] {
                let answer = try change(world, person, to: former, at: now + 3)
                #expect(answer["code"] == "password_reused")
                #expect(answer["rule"] == "PB-7")
            }
            #expect(try change(world, person, to: "Sommer+2026x", at: now + 4).status == 200)
        }
    }

    @Test func aWrongPresentPasswordEndsTheSession() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.administrators()
            person.password = "Falsch+2026"
            let answer = try change(world, person, to: "Winter+2026x")
            #expect(answer.status == 401)
            #expect(answer["code"] == "password_wrong")
            #expect(answer.header(.setCookie)?.contains("Max-Age=0") == true)
            #expect(try world.send(.session, person, at: now + 10)["code"] == "session_ended")
        }
    }

    @Test func ofTwoChangesAtOnceOneIsKept() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            _ = try world.logIn(&person)
            // The second was compared with the password that the first has replaced: same instant, so not later.
            #expect(try change(world, person, to: "Herbst+2026x", at: now + 1).status == 200)
            person.password = "Herbst+2026x"
            let second = try change(world, person, to: "Winter+2026x", at: now + 1)
            #expect(second.status == 409)
            #expect(second["code"] == "changed_meanwhile")
        }
    }

    private func change(
        _ world: StaffWorld, _ person: StaffPerson, to new: String, at now: Int64 = StaffDatabase.monday + 1
    ) throws -> StaffWorld.Answer {
        try world.post(
            .changePassword, person, ["current_password": person.password, "new_password": new], at: now)
    }
}
