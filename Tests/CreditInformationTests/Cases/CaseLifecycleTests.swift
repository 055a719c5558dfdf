import CreditInformation
import Testing

/// Every event in every state by every role.
@Suite("Lives of cases") struct CaseLifecycleTests {
    /// What may happen, as `states --event(role)--> state`; everything else may not. `=`: stays where it is.
    private static let lives: [CaseKind: String] = [
        .application: """
        none --received(W)--> received
        received --amendment_requested(W)--> amending
        amending --amended(W)--> received
        received --accepted(W)--> accepted
        received|accepted|amending --refused(W)--> refused
        accepted --answered(W)--> answered
        received|amending|accepted --withdrawn(W)--> withdrawn
        answered --handed_over(W)--> handed_over
        refused|withdrawn|answered|handed_over --closed(W)--> closed
        accepted|received --extension_requested(W)--> =
        accepted|received --extension_granted(A)--> =
        accepted|received --extension_refused(A)--> =
        """,
        .objection: """
        none --received(W)--> received
        received --refused(W)--> refused
        received --repeat_permitted(C)--> received
        received --accepted(W)--> accepted
        accepted --taken_up(C)--> verifying
        verifying --provider_asked(C)--> provider_asked
        provider_asked --provider_answered(P)--> verifying
        provider_asked --provider_recalled(C)--> verifying
        verifying --corrected(C)--> verifying
        verifying --reported(C)--> reported
        reported --returned(A)--> verifying
        reported --approved(A)--> approved
        approved --notified(W)--> notified
        notified --collected(W)--> collected
        collected|notified|refused|withdrawn --closed(W)--> closed
        received|accepted|verifying|provider_asked|reported|approved --withdrawn(W)--> withdrawn
        accepted|verifying|provider_asked|reported --extension_requested(C)--> =
        accepted|verifying|provider_asked|reported --extension_granted(A)--> =
        accepted|verifying|provider_asked|reported --extension_refused(A)--> =
        """,
        .annotation: """
        none --received(W)--> received
        received --refused(W)--> refused
        received --accepted(W)--> accepted
        accepted --marked(C)--> marked
        received|accepted --withdrawn(W)--> withdrawn
        marked|refused|withdrawn --closed(W)--> closed
        """,
        .annotationWithdrawal: """
        none --received(W)--> received
        received --refused(W)--> refused
        received --accepted(W)--> accepted
        accepted --unmarked(C)--> unmarked
        unmarked|refused --closed(W)--> closed
        """,
        .forgery: """
        none --reported(W)--> reported
        reported --established(A)--> established
        reported --dismissed(A)--> dismissed
        established --recorded(C)--> recorded
        recorded|dismissed|established --closed(A)--> closed
        """,
    ]
    private static let letters: [Character: CaseRole] = [
        "W": .windowClerk, "C": .centreClerk, "A": .authorityOfficer, "P": .providerOfficer,
    ]

    private struct Place: Hashable {
        let state: CaseState
        let event: CaseEvent
        let role: CaseRole
    }

    /// The steps of a kind, parsed.
    private static func steps(_ kind: CaseKind) throws -> [Place: CaseState] {
        var steps: [Place: CaseState] = [:]
        for line in try #require(lives[kind]).split(separator: "\n") {
            let parts = line.split(separator: " ")
            let middle = parts[1].dropFirst(2).dropLast(3)
            let event = try #require(CaseEvent(rawValue: String(middle.dropLast(3))))
            let letter = try #require(middle.dropLast().last)
            let role = try #require(letters[letter])
            for name in parts[0].split(separator: "|") {
                let state = try #require(CaseState(rawValue: String(name)))
                let after = parts[2] == "=" ? state : try #require(CaseState(rawValue: String(parts[2])))
                steps[Place(state: state, event: event, role: role)] = after
            }
        }
        return steps
    }

    @Test("HZ-O2: a case does what its life allows, by whose step it is, no more", arguments: CaseKind.allCases)
    func everyEventInEveryStateByEveryRole(kind: CaseKind) throws {
        let wanted = try Self.steps(kind)
        for state in CaseState.allCases {
            for event in CaseEvent.allCases {
                for role in CaseRole.allCases {
                    let found = CaseLifecycle.step(of: kind, from: state, on: event, by: role)?.state
                    #expect(
                        found == wanted[Place(state: state, event: event, role: role)], "\(state) \(event) \(role)")
                }
            }
        }
    }

    @Test("every state of a kind is reached and left, but for closed", arguments: CaseKind.allCases)
    func nothingIsStuck(kind: CaseKind) throws {
        let steps = try Self.steps(kind)
        let reached = Set(steps.values)
        let left = Set(steps.filter { $0.key.state != $0.value }.map(\.key.state))
        #expect(left == reached.subtracting([.closed]).union([.absent]))
    }

    @Test("HZ-O7, HZ-O9: a record is suspended exactly from acceptance to notice or withdrawal")
    func suspension() {
        let suspended: Set<CaseState> = [.accepted, .verifying, .providerAsked, .reported, .approved]
        for state in CaseState.allCases {
            for event in CaseEvent.allCases {
                guard let step = CaseLifecycle.step(of: .objection, from: state, on: event) else { continue }
                let (before, after) = (suspended.contains(state), suspended.contains(step.state))
                #expect(step.effects.contains(.suspendRecord) == (!before && after))
                if before, !after { #expect(step.effects.contains(.resumeRecord)) }
            }
        }
    }

    /// The clocks that may run after a walk of steps to each state; a clock that was started and neither met nor ended runs.
    private func clocks(_ kind: CaseKind) -> [CaseState: Set<Set<PeriodCode>>] {
        var seen: [CaseState: Set<Set<PeriodCode>>] = [.absent: [[]]]
        var waiting: [(CaseState, Set<PeriodCode>)] = [(.absent, [])]
        while let (state, running) = waiting.popLast() {
            for event in CaseEvent.allCases {
                guard let step = CaseLifecycle.step(of: kind, from: state, on: event) else { continue }
                var after = step.effects.contains(.endClocks) ? [] : running
                for effect in step.effects {
                    if case .start(let code) = effect { after.insert(code) }
                    if case .meet(let code) = effect { after.remove(code) }
                    if case .end(let code) = effect { after.remove(code) }
                }
                if seen[step.state, default: []].insert(after).inserted { waiting.append((step.state, after)) }
            }
        }
        return seen
    }

    @Test("HZ-Q12, HZ-O3: the period runs until there is an answer, whatever path the case takes")
    func clocksRun() throws {
        let applications = clocks(.application)
        for state in [CaseState.received, .amending, .accepted] {
            #expect(try #require(applications[state]).allSatisfy { $0.contains(.applicationAnswer) })
        }
        for state in [CaseState.answered, .refused, .withdrawn] {
            #expect(try #require(applications[state]).allSatisfy { !$0.contains(.applicationAnswer) })
        }
        let objections = clocks(.objection)
        for state in [CaseState.received, .accepted, .verifying, .providerAsked, .reported, .approved] {
            #expect(try #require(objections[state]).allSatisfy { $0.contains(.objectionHandling) })
        }
        #expect(try #require(objections[.providerAsked]).allSatisfy { $0.contains(.providerAnswer) })
        #expect(try #require(objections[.verifying]).allSatisfy { !$0.contains(.providerAnswer) })
        #expect(try #require(objections[.providerAsked]).allSatisfy { $0.contains(.objectionHandlingPassedOn) })
        #expect(try #require(objections[.verifying]).allSatisfy { !$0.contains(.objectionHandlingPassedOn) })
        for state in [CaseState.notified, .withdrawn, .refused] {
            #expect(try #require(objections[state]).allSatisfy { $0.isSubset(of: [.archiveFiling, .caseClosing]) })
        }
    }

    @Test("HZ-Q16: what can be closed has the clock of its closing, nothing else has", arguments: CaseKind.allCases)
    func closingIsTimed(kind: CaseKind) {
        for (state, walks) in clocks(kind) {
            let canClose = CaseLifecycle.step(of: kind, from: state, on: .closed) != nil
            #expect(walks.allSatisfy { $0.contains(.caseClosing) == canClose }, "\(state)")
        }
    }

    @Test("X-1: while somebody has to act on an annotation or a forgery, a clock of theirs runs")
    func nothingWaitsUnseen() throws {
        let acting: [CaseKind: [CaseState: PeriodCode]] = [
            .annotation: [.received: .annotationAcceptance, .accepted: .annotationHandling],
            .annotationWithdrawal: [.received: .annotationAcceptance, .accepted: .annotationRemoval],
            .forgery: [.reported: .forgeryDecision, .established: .forgeryRecording],
        ]
        for (kind, states) in acting {
            let running = clocks(kind)
            for (state, code) in states { #expect(try #require(running[state]).allSatisfy { $0.contains(code) }) }
            for state in [CaseState.refused, .withdrawn, .marked, .unmarked, .dismissed, .recorded] {
                #expect(
                    (running[state] ?? []).allSatisfy { $0.isSubset(of: [.archiveFiling, .caseClosing]) },
                    "\(kind) \(state)")
            }
        }
    }

    @Test("a closed case has no clock that runs", arguments: CaseKind.allCases)
    func closedCasesHaveNoClock(kind: CaseKind) throws {
        #expect(try #require(clocks(kind)[.closed]) == [[]])
    }

    @Test("PB-10: who submits, queries, administers or audits takes no part in a case")
    func roles() {
        let parts = AccountRole.allCases.filter { CaseRole($0) != nil }
        #expect(parts == AccountRole.allCases.filter { $0.duty == .workflow })
        for role in CaseRole.allCases { #expect(AccountRole(rawValue: role.rawValue).flatMap(CaseRole.init) == role) }
    }
}
