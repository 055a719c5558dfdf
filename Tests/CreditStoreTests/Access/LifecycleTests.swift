import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// The lives of accounts, certificates and consents in the database are those of the pure code.
@Suite("Lifecycles in the database") struct LifecycleTests {
    /// The transitions that a table holds.
    private func transitions(_ table: SQL) throws -> Set<[String]> {
        try PolicyFiles.withDatabase { database in
            let result = try database.connect().execute(table)
            var rows: Set<[String]> = []
            for row in 0..<result.rowCount {
                rows.insert([try result.text(row, 0), try result.text(row, 1), try result.text(row, 2)])
            }
            return rows
        }
    }

    /// Every event in every state, as rows of a table.
    private func rows<State: CaseIterable & RawRepresentable<String>, Event: CaseIterable & RawRepresentable<String>>(
        _ after: (State, Event) -> State?
    ) -> Set<[String]> {
        Set(
            State.allCases.flatMap { state in
                Event.allCases.compactMap { event in
                    after(state, event).map { [state.rawValue, event.rawValue, $0.rawValue] }
                }
            })
    }

    @Test("PB-9: accounts")
    func accounts() throws {
        let wanted = rows { (state: AccountState, event: AccountEvent) in
            AccountLifecycle.step(from: state, on: event)?.state
        }
        #expect(wanted.count == 12)
        #expect(try transitions("select from_state, event, to_state from credit.account_transition") == wanted)
    }

    @Test("HZ-Q13, HZ-Q14: certificates")
    func certificates() throws {
        let wanted = rows { (state: CertificateState, event: CertificateEvent) in
            CertificateLifecycle.state(after: event, in: state)
        }
        #expect(wanted.count == 9)
        #expect(try transitions("select from_state, event, to_state from credit.certificate_transition") == wanted)
    }

    @Test("JJ-7: consents")
    func consents() throws {
        let wanted = rows { (state: ConsentState, event: ConsentEvent) in
            ConsentLifecycle.state(after: event, in: state)
        }
        #expect(wanted.count == 4)
        #expect(try transitions("select from_state, event, to_state from credit.consent_transition") == wanted)
    }

    @Test("PB-10: every role has the same duty in the database")
    func duties() throws {
        let wanted = Set(AccountRole.allCases.map { [$0.rawValue, $0.duty.rawValue, ""] })
        #expect(try transitions("select role, duty, '' as nothing from credit.role") == wanted)
    }

    @Test("every form has the same rank in the database")
    func ranks() throws {
        let wanted = Set(DisclosureForm.allCases.map { [$0.rawValue, String($0.rank), ""] })
        #expect(try transitions("select form, rank::text, '' as nothing from credit.disclosure_form") == wanted)
    }
}
