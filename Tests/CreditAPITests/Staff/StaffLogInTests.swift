import CreditStore
import EventLoop
import HTTPTypes
import Postgres
import PostgresTesting
import Synchronization
import Testing

@testable import CreditAPI

/// Logging in: who, with what, from where, how often.
@Suite struct StaffLogInTests {
    private static let minute: Int64 = 60_000_000
    private static let day: Int64 = 86_400_000_000
    private let now = StaffDatabase.monday

    @Test func theFirstLogInOnlyChangesThePasswordAndEnrols() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            #expect(try world.logIn(&person).status == 200)
            let early = try world.send(.accounts, person)
            #expect(early.status == 403)
            #expect(early["code"] == "password_must_change")
            #expect(early["rule"] == "PB-7")
            let changed = try world.post(
                .changePassword, person, ["current_password": person.password, "new_password": "Herbst+2026x"],
                at: now + 1)
            #expect(changed.status == 200, "\(changed.text)")
            let without = try world.send(.accounts, person, at: now + 2)
            #expect(without["code"] == "second_factor_missing")
            #expect(without["rule"] == "PB-11")
        }
    }

    @Test func whoHasSettledMayWork() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let list = try world.send(.accounts, person, at: now + 10)
            #expect(list.status == 200, "\(list.text)")
            #expect(list.text.contains("A-2"))
        }
    }

    @Test func theFifthWrongAttemptIsHeardAndTheSixthIsNot() throws {
        try StaffWorld.with { world in
            var (first, second) = try world.administrators()
            for _ in 1...4 { #expect(try attempt(world, first, password: "Falsch+2026").status == 401) }
            #expect(try world.logIn(&first, at: now + Self.minute).status == 200)
            for _ in 1...5 { #expect(try attempt(world, second, password: "Falsch+2026").status == 401) }
            #expect(try world.logIn(&second, at: now + Self.minute).status == 401)
            #expect(try world.logIn(&second, at: now + 15 * Self.minute - 1).status == 401)
            #expect(try world.logIn(&second, at: now + 15 * Self.minute).status == 200)
        }
    }

    @Test func guessesAtTheSameTimeAllCount() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let heard = Mutex(0)
            let threads = try (0..<8).map { number in
                try Thread.spawn(name: "guess-\(number)") { [database = world.database, person] in
                    let origin = QueryOrigin(networkAddress: StaffWorld.office, requestID: "ab")
                    guard let connection = try? database.connect(user: "credit_staff"),
                        let credential = try? StaffSessionStore(connection).credential(
                            of: person.account, origin: origin, nowMicroseconds: StaffDatabase.monday + 9)
                    else { return }
                    if case .usable = credential { heard.withLock { $0 += 1 } }
                }
            }
            for thread in threads { thread.join() }
            #expect(heard.withLock { $0 } == 5)
        }
    }

    @Test func whoeverFailsHearsTheSameAndGetsNoReceipt() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.administrators()
            let wrong = try attempt(world, person, password: "Falsch+2026")
            let unknown = try attempt(world, StaffPerson(account: "nobody", password: "Falsch+2026"))
            let elsewhere = try attempt(world, person, from: "192.0.2.1")
            var withoutCode = person
            withoutCode.device = nil
            let codeless = try attempt(world, withoutCode)
            for answer in [wrong, unknown, elsewhere, codeless] {
                #expect(answer.status == 401)
                #expect(answer.text == wrong.text)
                #expect(answer.headers == wrong.headers)
            }
            #expect(wrong["code"] == "login_failed")
            #expect(wrong["rule"] == "PB-11")
            #expect(!wrong.text.contains("receipt"))
            #expect(wrong.header(.setCookie) == nil)
            // The log says what it was.
            let entries = try world.log(last: 4)
            #expect(
                entries == [
                    "open_session/A-1/refused/PB-11", "open_session/unknown/refused/HZ-S5",
                    "open_session/A-1/refused/PB-11", "open_session/A-1/refused/PB-11",
                ])
            #expect(try world.logIn(&person, at: now + Self.minute).status == 200)
        }
    }

    @Test func whoComesFromElsewhereLocksNobodyOut() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.administrators()
            for _ in 1...10 {
                #expect(try attempt(world, person, password: "Falsch+2026", from: "192.0.2.1").status == 401)
            }
            #expect(try world.logIn(&person, at: now + Self.minute).status == 200)
        }
    }

    @Test func aCodeCountsOnce() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.administrators()
            #expect(try world.logIn(&person, at: now + Self.minute).status == 200)
            #expect(try world.logIn(&person, at: now + Self.minute + 1).status == 401)
            #expect(try world.logIn(&person, at: now + 2 * Self.minute).status == 200)
        }
    }

    @Test func aPasswordOfThirtyDaysOpensAndAnOlderOneMustBeChanged() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.administrators()
            // The password was set one microsecond after the first log-in.
            let setAt = now + 1
            #expect(try world.logIn(&person, at: setAt + 15 * Self.day).status == 200)
            #expect(try world.logIn(&person, at: setAt + 30 * Self.day).status == 200)
            #expect(try world.send(.accounts, person, at: setAt + 30 * Self.day).status == 200)
            let late = try world.send(.accounts, person, at: setAt + 30 * Self.day + 1)
            #expect(late["code"] == "password_must_change")
        }
    }

    @Test func anAccountUnusedForThirtyDaysIsLocked() throws {
        try StaffWorld.with { world in
            var (first, second) = try world.administrators()
            // The last sign of life was the enrolment, three microseconds after the first log-in.
            #expect(try world.logIn(&first, at: now + 3 + 30 * Self.day).status == 200)
            #expect(try world.logIn(&second, at: now + 4 + 30 * Self.day).status == 401)
            #expect(try world.log(last: 1) == ["open_session/A-2/refused/PB-8"])
        }
    }

    @Test func aPasswordThatSomebodyElseGaveIsGoodForEightDays() throws {
        try StaffWorld.with { world in
            var (first, second) = try world.bootstrap()
            #expect(try world.logIn(&first, at: now + 8 * Self.day).status == 200)
            #expect(try world.logIn(&second, at: now + 8 * Self.day + 1).status == 401)
        }
    }

    private func attempt(
        _ world: StaffWorld, _ person: StaffPerson, password: String? = nil, from address: String = StaffWorld.office
    ) throws -> StaffWorld.Answer {
        var person = person
        if let password { person.password = password }
        return try world.logIn(&person, from: address, at: now)
    }
}
