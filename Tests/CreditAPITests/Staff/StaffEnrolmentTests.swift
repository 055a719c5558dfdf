import CreditServices
import Cryptography
import Postgres
import Testing

@testable import CreditAPI

/// The first administrators, and devices as second factors.
@Suite struct StaffEnrolmentTests {
    private static let tenMinutes: Int64 = 600_000_000
    private let now = StaffDatabase.monday

    @Test func nobodyMakesAdministratorsWhileTwoCanAct() throws {
        try StaffWorld.with { world in
            _ = try world.bootstrap()
            let error = #expect(throws: StaffError.self) { try world.bootstrap(at: now + 1) }
            guard case .refused(let refusal) = error else {
                Issue.record("not refused")
                return
            }
            #expect(refusal.code == "administrators_exist")
            #expect(refusal.ruleID == "HZ-S5")
        }
    }

    @Test func anOfferIsGoodForTenMinutes() throws {
        try StaffWorld.with { world in
            var (first, second) = try world.bootstrap()
            for (person, later, status) in [(0, Self.tenMinutes, 200), (1, Self.tenMinutes + 1, 422)] {
                var one = person == 0 ? first : second
                _ = try world.logIn(&one)
                let offer = try world.post(.offerSecondFactor, one, [:])
                let answer = try enrol(world, one, offer, at: now + later)
                #expect(answer.status == status, "\(answer.text)")
                if status == 422 { #expect(answer["code"] == "offer_unknown") }
                if person == 0 { first = one } else { second = one }
            }
        }
    }

    @Test func anOfferIsGoodForItsSessionOnly() throws {
        try StaffWorld.with { world in
            var (first, second) = try world.bootstrap()
            _ = try world.logIn(&first)
            _ = try world.logIn(&second)
            let offer = try world.post(.offerSecondFactor, first, [:])
            let foreign = try enrol(world, second, offer, at: now + 1)
            #expect(foreign["code"] == "offer_unknown")
            #expect(foreign["rule"] == "PB-11")
            let members = ["offer": String(offer["offer"].reversed()), "code": "123456"]
            #expect(try world.post(.enrolSecondFactor, first, members, at: now + 2)["code"] == "offer_unknown")
        }
    }

    @Test func aWrongCodeEnrolsNothing() throws {
        try StaffWorld.with { world in
            var (person, _) = try world.bootstrap()
            _ = try world.logIn(&person)
            let offer = try world.post(.offerSecondFactor, person, [:])
            let right = try device(offer).code(ofStep: OneTimePassword.step(at: now / 1_000_000))
            let wrong = right == "000000" ? "000001" : "000000"
            let answer = try world.post(
                .enrolSecondFactor, person, ["offer": offer["offer"], "code": wrong], at: now + 1)
            #expect(answer.status == 422)
            #expect(answer["code"] == "code_mismatch")
            let stored = try world.texts("select count(totp_secret)::text from credit.staff_credential")
            #expect(stored == ["0"])
        }
    }

    @Test func theSecretIsSealedForItsAccount() throws {
        try StaffWorld.with { world in
            let (first, _) = try world.administrators()
            // Somebody with rights on the table puts the own device in another's row.
            try world.owner.executeScript(
                """
                update credit.staff_credential as one set totp_secret = other.totp_secret
                from credit.staff_credential as other
                where one.account_id = 'A-2' and other.account_id = 'A-1'
                """)
            var thief = StaffPerson(account: "A-2", password: "Sommer+A+2x7Q")
            thief.device = first.device
            #expect(try world.logIn(&thief, at: now + 60_000_000).status == 401)
            #expect(try world.log(last: 1) == ["open_session/A-2/refused/PB-11"])
        }
    }

    private func device(_ offer: StaffWorld.Answer) throws -> OneTimePassword {
        try OneTimePassword(
            secret: SecretBytes(copying: try #require(StaffPerson.base32(offer["secret"]))))
    }

    private func enrol(
        _ world: StaffWorld, _ person: StaffPerson, _ offer: StaffWorld.Answer, at now: Int64
    ) throws -> StaffWorld.Answer {
        let secret = try #require(StaffPerson.base32(offer["secret"]))
        let device = try OneTimePassword(secret: SecretBytes(copying: secret))
        let code = try device.code(ofStep: OneTimePassword.step(at: now / 1_000_000))
        return try world.post(.enrolSecondFactor, person, ["offer": offer["offer"], "code": code], at: now)
    }
}
