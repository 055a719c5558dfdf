import Postgres
import Testing

@testable import CreditAPI

/// X-8: queries that law keeps secret from their subjects.
@Suite struct StaffLookupTests {
    private let now = StaffDatabase.monday

    @Test func aSecretQueryWantsTwoPersonsAndItsEndOne() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            try world.owner.executeScript(
                "update credit.unit set kinds = array['authority'], level = 'city' where unit_code = 'HZ-FGW'")
            let first = try world.open("O-1", role: "authority_officer", unit: "HZ-FGW", number: 21, by: administrators)
            let second = try world.open(
                "O-2", role: "authority_officer", unit: "HZ-FGW", number: 22, by: administrators)
            let body = ["unit": "HZ-FGW", "article": "《监察法》第十八条", "reason": "办案需要"]
            let asked = try world.post(.requestLookupException, first, body, at: now + 10)
            try #require(asked.status == 200, "\(asked.text)")
            let id = asked["exception"]
            let approve = ["decision": "approved"]
            let own = try world.post(.decideLookupException, first, approve, id: id, at: now + 11)
            #expect(own["code"] == "same_person" && own["rule"] == "X-8")
            let early = try world.post(.endLookupException, first, ["reason": "结案"], id: id, at: now + 11)
            #expect(early.status == 409 && early["code"] == "transition_not_allowed")
            #expect(try world.post(.decideLookupException, second, approve, id: id, at: now + 12).status == 200)
            let listed = try world.send(.lookupExceptions, second, query: "waiting=false", at: now + 13)
            #expect(listed.text.contains("《监察法》第十八条") && listed.text.contains(#""decided_by": "O-2""#))
            #expect(try world.post(.endLookupException, first, ["reason": "结案"], id: id, at: now + 14).status == 200)
            let gone = try world.post(
                .endLookupException, first, ["reason": "结案"], id: "00000000-0000-4000-8000-000000000001", at: now + 15)
            #expect(gone.status == 404 && gone["code"] == "lookup_exception_unknown")
        }
    }

    @Test func nobodyElseKeepsQueriesSecret() throws {
        try StaffWorld.with { world in
            let (administrator, _) = try world.administrators()
            let body = ["purpose": "government_matter", "article": "某法第一条", "reason": "理由"]
            let refused = try world.post(.requestLookupException, administrator, body, at: now + 10)
            #expect(refused.status == 403 && refused["code"] == "role_not_allowed")
        }
    }
}
