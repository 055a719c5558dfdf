import CreditInformation
import EventLoop
import Postgres
import Synchronization
import Testing

@testable import CreditAPI

/// Accounts: two persons for everything but a suspension.
@Suite struct StaffAccountTests {
    private let now = StaffDatabase.monday

    @Test func twoPersonsOpenAnAccountWhoseFirstPasswordIsToldOnce() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let officer = try world.open(
                "O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let list = try world.send(.units, officer, at: now + 10)
            #expect(list.status == 200)
            #expect(list.text.contains("HZ-FGW"))
            // Neither a number of a document nor a password is anywhere in the database.
            let dump = try world.texts(
                "select string_agg(convert_from(entry, 'UTF8'), '') from credit.query_log_entry"
            ).joined()
            #expect(!dump.contains(try StaffWorld.document(11).number))
            #expect(!dump.contains("Sommer"))
        }
    }

    @Test func nobodyDecidesWhatTheSamePersonAskedFor() throws {
        try StaffWorld.with { world in
            let (first, second) = try world.administrators()
            let change = try request(world, first)
            let own = try decide(world, first, change)
            #expect(own.status == 403)
            #expect(own["code"] == "same_person")
            #expect(own["rule"] == "PB-9")
            #expect(try world.log(last: 1) == ["decide_account_change/A-1/refused/PB-9"])
            #expect(try decide(world, second, change).status == 200)
        }
    }

    @Test func aChangeIsDecidedOnceEvenByTwoAtTheSameTime() throws {
        try StaffWorld.with { world in
            let (first, second) = try world.administrators()
            let third = try world.open(
                "A-3", role: "account_administrator", unit: "HZ-FGW", number: 13, by: (first, second))
            let change = try request(world, first)
            let answers = Mutex<[String]>([])
            let threads = try [second, third].map { person in
                try Thread.spawn(name: "decision") { [database = world.database, person] in
                    guard let other = try? StaffWorld(database),
                        let answer = try? other.post(
                            .decideAccountChange, person, ["decision": "approved", "reason": "同意"], id: change,
                            at: StaffDatabase.monday + 20)
                    else { return }
                    answers.withLock { $0.append("\(answer.status) \(answer["code"])") }
                }
            }
            for thread in threads { thread.join() }
            #expect(answers.withLock { $0 }.sorted() == ["200 ", "409 change_decided"])
        }
    }

    @Test func onePersonHasOneAccount() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            _ = try world.open("O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let again = try world.post(
                .requestAccountChange, administrators.0,
                StaffWorld.creation(of: "O-2", role: "auditor", unit: "HZ-FGW", number: 11), at: now + 20)
            #expect(again.status == 409)
            #expect(again["code"] == "person_has_account")
            #expect(again["rule"] == "QZ-1")
        }
    }

    @Test func aSuspensionEndsTheSessionAtOnce() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let officer = try world.open(
                "O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let locked = try world.post(
                .suspendAccount, administrators.0, ["ground": "beyond_purpose", "note": "核查"], id: "O-1",
                at: now + 20)
            #expect(locked.status == 200, "\(locked.text)")
            #expect(try world.send(.session, officer, at: now + 21).status == 401)
        }
    }

    @Test func noneOfTheLastTwoAdministratorsIsSuspendedByOnePerson() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let refused = try world.post(
                .suspendAccount, administrators.0, ["ground": "leak", "note": "核查"], id: "A-2", at: now + 20)
            #expect(refused.status == 409)
            #expect(refused["code"] == "last_administrators")
            #expect(refused["rule"] == "HZ-S5")
        }
    }

    @Test func accountsAreListedFromAPlaceInTheListOn() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let all = try world.send(.accounts, administrators.0, at: now + 20)
            #expect(all.text.contains(#""A-1""#) && all.text.contains(#""next": null"#), "\(all.text)")
            let rest = try world.send(.accounts, administrators.0, query: "after=A-1", at: now + 21)
            #expect(rest.text.contains(#""A-2""#) && !rest.text.contains(#""account": "A-1""#), "\(rest.text)")
            #expect(try world.send(.accounts, administrators.0, query: "unit=NOBODY", at: now + 22).status == 404)
        }
    }

    @Test func aLeaverIsStoppedByTwoAndOverdueAfterAWorkingDay() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            _ = try world.open("O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let reported = try world.post(
                .reportDeparture, administrators.0,
                ["account": "O-1", "leaves_on": "2026-07-06", "handover": "已移交", "handed_over_to": "A-2"],
                at: now + 20)
            #expect(reported.status == 200, "\(reported.text)")
            #expect(reported["stop_due_on"] == "2026-07-07")
            #expect(try !world.send(.overdueDepartures, administrators.1, at: now + 21).text.contains("O-1"))
            let stopped = try decide(world, administrators.1, reported["change"])
            #expect(stopped.status == 200)
            #expect(stopped["state"] == "stopped")
        }
    }

    @Test func aRefusalIsLoggedWithWhoWasRefused() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let officer = try world.open(
                "O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let answer = try world.post(
                .requestAccountChange, officer, ["kind": "stop", "account": "A-1", "reason": "理由"], at: now + 20)
            #expect(answer.status == 403)
            #expect(answer["code"] == "role_not_allowed")
            #expect(answer["rule"] == "PB-1")
            #expect(answer.text.contains("\"receipt\""))
            #expect(try world.log(last: 1) == ["request_account_change/O-1/refused/PB-1"])
        }
    }

    @Test(arguments: [
        ("{}", "kind"), (#"{"kind":"stop"}"#, "account"), (#"{"kind":"no","account":"A","reason":"r"}"#, "kind"),
        (#"{"kind":"stop","account":"A B","reason":"r"}"#, "account"),
        (#"{"kind":"stop","account":"A","reason":"r","more":1}"#, "reason"), ("[]", "JSON"), ("{", "JSON"),
    ])
    func aMalformedBodyIsRefusedBeforeAnythingIsDone(body: String, word: String) throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let answer = try world.send(.requestAccountChange, person, body: body, at: now + 10)
            #expect(answer.status == 400)
            #expect(answer["code"] == "malformed_body")
            #expect(answer["rule"] == "X-7")
            #expect(answer["detail"].contains(word))
            #expect(try world.log(last: 1) == ["request_account_change/A-1/refused/X-7"])
        }
    }

    @Test func aWrongDocumentIsNotQuoted() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            var body = try StaffWorld.creation(of: "O-1", role: "auditor", unit: "HZ-FGW", number: 11)
            body["document_number"] = "110000199001010003"
            let answer = try world.post(.requestAccountChange, person, body, at: now + 10)
            #expect(answer.status == 400)
            #expect(answer["rule"] == "X-3")
            #expect(!answer.text.contains("1100001990"))
        }
    }

    private func request(_ world: StaffWorld, _ person: StaffPerson) throws -> String {
        let answer = try world.post(
            .requestAccountChange, person,
            StaffWorld.creation(of: "N-1", role: "auditor", unit: "HZ-FGW", number: 21), at: now + 15)
        try #require(answer.status == 200, "\(answer.text)")
        return answer["change"]
    }

    private func decide(_ world: StaffWorld, _ person: StaffPerson, _ change: String) throws -> StaffWorld.Answer {
        try world.post(
            .decideAccountChange, person, ["decision": "approved", "reason": "同意"], id: change, at: now + 20)
    }
}
