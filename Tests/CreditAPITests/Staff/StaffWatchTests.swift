import CreditStore
import Postgres
import Testing

@testable import CreditAPI

/// Hours, blocks, consents and the daily check.
@Suite struct StaffWatchTests {
    private let now = StaffDatabase.monday
    private static let id = "00000000-0000-4000-8000-000000000001"

    @Test func aWindowOutsideTheHoursWantsTwoPersons() throws {
        try StaffWorld.with { world in
            let (first, second) = try world.administrators()
            let body: [String: any Sendable] = [
                "unit": "HZ-FGW", "opens_at": "2026-07-06T20:00:00+08:00", "closes_at": "2026-07-06T22:00:00+08:00",
                "reason": "加班",
            ]
            let requested = try world.post(.requestHoursException, first, body, at: now + 10)
            try #require(requested.status == 200, "\(requested.text)")
            let id = requested["exception"]
            let approve = ["decision": "approved"]
            let own = try world.post(.decideHoursException, first, approve, id: id, at: now + 11)
            #expect(own["code"] == "same_person")
            #expect(own["rule"] == "QZ-8")
            #expect(try world.post(.decideHoursException, second, approve, id: id, at: now + 12).status == 200)
            let again = try world.post(.decideHoursException, second, approve, id: id, at: now + 13)
            #expect(again.status == 409)
            #expect(again["code"] == "transition_not_allowed")
            #expect(try world.send(.hoursExceptions, first, query: "waiting=true", at: now + 14).status == 200)
        }
    }

    @Test func aBlockIsLiftedByTwo() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            _ = try world.open("Q-1", role: "querier", unit: "HZ-FGW", number: 12, by: administrators)
            try world.owner.executeScript(
                """
                insert into credit.account_block (
                    block_id, account_id, rule_id, limit_code, observed, allowed, blocked_at
                ) values (
                    '00000000-0000-4000-8000-000000000001', 'Q-1', 'QZ-12', 'queries_per_day', 501, 500,
                    '2026-07-06 09:00+08'
                )
                """)
            let (first, second) = administrators
            #expect(try world.send(.blocks, first, query: "open=true", at: now + 10).text.contains("Q-1"))
            let early = try world.post(.decideBlockLift, second, ["decision": "approved"], id: Self.id, at: now + 11)
            #expect(early.status == 409)
            #expect(
                try world.post(.requestBlockLift, first, ["reason": "已核实"], id: Self.id, at: now + 12).status == 200)
            let own = try world.post(.decideBlockLift, first, ["decision": "approved"], id: Self.id, at: now + 13)
            #expect(own["code"] == "same_person")
            let lifted = try world.post(.decideBlockLift, second, ["decision": "approved"], id: Self.id, at: now + 14)
            #expect(lifted.status == 200, "\(lifted.text)")
            #expect(try !world.send(.blocks, first, query: "open=true", at: now + 15).text.contains("Q-1"))
        }
    }

    @Test func theProviderDecidesAConsentAndWithdrawsIt() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            _ = try world.open("Q-1", role: "querier", unit: "HZ-FGW", number: 12, by: administrators)
            try world.owner.executeScript(
                """
                update credit.unit set kinds = array['authority', 'provider'] where unit_code = 'HZ-FGW';
                insert into credit.consent (
                    consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at
                ) values (
                    '00000000-0000-4000-8000-000000000001', 'HZ-FGW', 'HZ-FGW', 'I', 'verification', 'applied',
                    '理由', 'Q-1', '2026-07-01 09:00+08'
                );
                insert into credit.consent_event (consent_id, number, from_state, event, to_state, at, actor)
                values (
                    '00000000-0000-4000-8000-000000000001', 1, 'none', 'applied', 'applied', '2026-07-01 09:00+08',
                    'Q-1'
                )
                """)
            let provider = try world.open(
                "P-1", role: "provider_officer", unit: "HZ-FGW", number: 14, by: administrators)
            let foreign = try world.post(
                .decideConsent, administrators.0, ["decision": "refused", "reason": "不同意"], id: Self.id, at: now + 10)
            #expect(foreign["code"] == "role_not_allowed")
            let granted = try world.post(
                .decideConsent, provider,
                ["decision": "granted", "valid_from": "2026-07-06", "valid_until": "2026-12-31"], id: Self.id,
                at: now + 11)
            #expect(granted["state"] == "granted", "\(granted.text)")
            let withdrawn = try world.post(
                .withdrawConsent, provider, ["reason": "期限变更"], id: Self.id, at: now + 12)
            #expect(withdrawn["state"] == "withdrawn")
            let list = try world.send(.consents, provider, query: "state=withdrawn", at: now + 13)
            #expect(list.text.contains(Self.id))
        }
    }

    @Test func theDailyCheckIsLoggedBeforeItShowsAnything() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let day: Int64 = 86_400_000_000
            let today = try world.send(.dailyCheck, person, query: "unit=HZ-FGW&day=2026-07-06", at: now + 10)
            #expect(today["code"] == "day_not_over")
            var later = person
            #expect(try world.logIn(&later, at: now + day).status == 200)
            let check = try world.send(.dailyCheck, later, query: "unit=HZ-FGW&day=2026-07-06", at: now + day + 1)
            try #require(check.status == 200, "\(check.text)")
            #expect(check.text.hasPrefix(#"{"reading":{"#))
            #expect(check.text.contains(#""entries":"#))
            #expect(try world.log(last: 2).first == "begin_daily_check/A-1/answered")
        }
    }

    @Test(arguments: [
        (StaffRoute.dailyCheck, "day=2026-07-05"), (.dailyCheck, "unit=HZ-FGW&day=2026-02-30"),
        (.dailyCheck, "unit=HZ-FGW&day=5.7.2026"), (.dailyCheckPage, "permit_position=1"),
        (.feedback, "from=2026-07-01"), (.blocks, "open=yes"), (.consents, "after_consent=1"),
        (.accounts, "unit=%20"), (.accounts, "after=%20"), (.certificates, "after=1"), (.hoursExceptions, "waiting=1"),
    ])
    func aParameterOutsideItsFormIsRefused(route: StaffRoute, query: String) throws {
        try StaffWorld.with { world in
            let answer = try world.send(route, nil, query: query)
            #expect(answer.status == 400, "\(answer.text)")
            #expect(answer["code"] == "malformed_parameter")
            #expect(answer["rule"] == "X-7")
        }
    }
}
