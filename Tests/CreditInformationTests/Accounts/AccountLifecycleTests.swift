import CreditInformation
import Testing

/// Every event in every state.
@Suite("Lives of accounts, certificates and consents") struct AccountLifecycleTests {
    /// What may happen to an account; everything else may not.
    private static let accounts: [AccountState: [AccountEvent: AccountState]] = [
        .absent: [.opened: .prepared],
        .prepared: [.started: .active, .changed: .prepared, .stopped: .stopped],
        .active: [.changed: .active, .checked: .active, .locked: .locked, .suspended: .locked, .stopped: .stopped],
        .locked: [.changed: .locked, .started: .active, .stopped: .stopped],
        .stopped: [:],
    ]

    @Test("PB-9, HZ-S2: an account does what its life allows and nothing else", arguments: AccountState.allCases)
    func accountEvents(state: AccountState) throws {
        for event in AccountEvent.allCases {
            #expect(AccountLifecycle.step(from: state, on: event)?.state == Self.accounts[state]?[event], "\(event)")
        }
    }

    @Test("HZ-S2, QZ-13: who no longer may work has no session, who has left has no certificate")
    func effects() throws {
        for state in AccountState.allCases {
            for event in AccountEvent.allCases {
                guard let step = AccountLifecycle.step(from: state, on: event) else { continue }
                if state == .active, step.state != .active { #expect(step.effects.contains(.endSessions)) }
                #expect(step.effects.contains(.endCertificates) == (step.state == .stopped))
                #expect(step.effects.contains(.restartIdleDays) == (event == .started || event == .checked))
            }
        }
    }

    @Test("PB-9: what changes an account needs two persons; a suspicion can't wait for the second")
    func secondPerson() {
        let alone = AccountEvent.allCases.filter { !$0.needsSecondPerson }
        #expect(alone == [.checked, .suspended])
    }

    @Test("HZ-Q14: a certificate that has ended or was refused never opens anything again")
    func certificateEvents() {
        let wanted: [CertificateState: [CertificateEvent: CertificateState]] = [
            .absent: [.applied: .applied],
            .applied: [.granted: .granted, .refused: .refused, .left: .refused],
            .granted: [.lost: .ended, .lent: .ended, .renewed: .ended, .revoked: .ended, .left: .ended],
            .refused: [:], .ended: [:],
        ]
        for state in CertificateState.allCases {
            for event in CertificateEvent.allCases {
                #expect(CertificateLifecycle.state(after: event, in: state) == wanted[state]?[event])
            }
        }
    }

    @Test("JJ-7: a consent is granted or refused once, and only a granted one is withdrawn")
    func consentEvents() {
        let wanted: [ConsentState: [ConsentEvent: ConsentState]] = [
            .absent: [.applied: .applied], .applied: [.granted: .granted, .refused: .refused],
            .granted: [.withdrawn: .withdrawn], .refused: [:], .withdrawn: [:],
        ]
        for state in ConsentState.allCases {
            for event in ConsentEvent.allCases {
                #expect(ConsentLifecycle.state(after: event, in: state) == wanted[state]?[event])
            }
        }
    }

    @Test("JJ-7: a consent counts from its first to its last day, both included, and only while it is granted")
    func consentPeriod() throws {
        func day(_ number: Int) throws -> CalendarDate { try #require(CalendarDate(year: 2026, month: 7, day: number)) }
        func standing(_ state: ConsentState, on number: Int) throws -> ConsentStanding {
            ConsentLifecycle.standing(of: state, from: try day(10), until: try day(20), on: try day(number))
        }
        for (number, wanted) in [(9, ConsentStanding.absent), (10, .granted), (20, .granted), (21, .absent)] {
            #expect(try standing(.granted, on: number) == wanted)
        }
        for state in ConsentState.allCases where state != .granted {
            #expect(try standing(state, on: 15) == .absent)
        }
    }
}
