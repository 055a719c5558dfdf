/// The life of a case: event and role in; state and effects out. The same table stands in `credit.case_transition`.
///
/// The switches have a default because twenty states with twenty-eight events are more than the compiler can prove
/// complete; the tests go through all of them.
/// - Rule: HZ-Q5 to HZ-Q12, HZ-O2 to HZ-O12, PB-14, QZ-11.
public enum CaseLifecycle {
    /// What an event makes of a state.
    public struct Step: Sendable, Hashable {
        /// State afterwards.
        public let state: CaseState
        /// The one role that takes it.
        public let role: CaseRole
        /// What must be done with it, in the same transaction.
        public let effects: Set<CaseEffect>

        init(_ state: CaseState, _ role: CaseRole, _ effects: Set<CaseEffect> = []) {
            self.state = state
            self.role = role
            self.effects = effects
        }
    }

    /// What an event makes of a case in a state when somebody of the role brings it about; nil when it can't happen there
    /// or is not the role's.
    public static func step(
        of kind: CaseKind, from state: CaseState, on event: CaseEvent, by role: CaseRole
    ) -> Step? {
        guard let step = step(of: kind, from: state, on: event), step.role == role else { return nil }
        return step
    }

    /// What an event makes of a case in a state, and whose step it is; nil when it can't happen there.
    public static func step(of kind: CaseKind, from state: CaseState, on event: CaseEvent) -> Step? {
        guard let step = ownStep(of: kind, from: state, on: event) else { return nil }
        guard step.state != state, ownStep(of: kind, from: step.state, on: .closed) != nil else { return step }
        // Whatever can be closed has a day by which it is.
        return Step(step.state, step.role, step.effects.union([.start(.caseClosing)]))
    }

    private static func ownStep(of kind: CaseKind, from state: CaseState, on event: CaseEvent) -> Step? {
        switch kind {
        case .application: ofApplication(state, event)
        case .objection: ofObjection(state, event)
        case .annotation: ofAnnotation(state, event)
        case .annotationWithdrawal: ofAnnotationWithdrawal(state, event)
        case .forgery: ofForgery(state, event)
        }
    }

    /// More time: asked for and decided while the clock runs, and the case stays where it is.
    private static func extending(_ state: CaseState, _ event: CaseEvent, by asking: CaseRole) -> Step? {
        if event == .extensionRequested { return Step(state, asking) }
        if event == .extensionGranted || event == .extensionRefused { return Step(state, .authorityOfficer) }
        return nil
    }

    private static func ofApplication(_ state: CaseState, _ event: CaseEvent) -> Step? {
        switch (state, event) {
        case (.absent, .received): Step(.received, .windowClerk, [.start(.applicationAnswer)])
        case (.received, .amendmentRequested): Step(.amending, .windowClerk)
        case (.amending, .amended): Step(.received, .windowClerk)
        case (.received, .accepted): Step(.accepted, .windowClerk, [.start(.archiveFiling)])
        // To be told why not is an answer (HZ-Q11): a late refusal is late.
        case (.received, .refused), (.accepted, .refused), (.amending, .refused):
            Step(.refused, .windowClerk, [.meet(.applicationAnswer)])
        case (.accepted, .answered): Step(.answered, .windowClerk, [.meet(.applicationAnswer)])
        case (.received, .withdrawn), (.amending, .withdrawn), (.accepted, .withdrawn):
            Step(.withdrawn, .windowClerk, [.end(.applicationAnswer)])
        case (.answered, .handedOver): Step(.handedOver, .windowClerk)
        case (.refused, .closed), (.withdrawn, .closed), (.answered, .closed), (.handedOver, .closed):
            Step(.closed, .windowClerk, [.endClocks])
        case (.received, _), (.accepted, _): extending(state, event, by: .windowClerk)
        default: nil
        }
    }

    private static func ofObjection(_ state: CaseState, _ event: CaseEvent) -> Step? {
        switch (state, event) {
        case (.absent, .received):
            Step(.received, .windowClerk, [.start(.objectionAcceptance), .start(.objectionHandling)])
        // To be told why not is an answer, as with applications: a late refusal is late.
        case (.received, .refused):
            Step(.refused, .windowClerk, [.meet(.objectionAcceptance), .meet(.objectionHandling)])
        case (.received, .accepted):
            Step(
                .accepted, .windowClerk,
                [
                    .suspendRecord, .meet(.objectionAcceptance), .start(.objectionServiceTarget),
                    .start(.archiveFiling),
                ])
        case (.received, .repeatPermitted): Step(.received, .centreClerk)
        case (.accepted, .takenUp): Step(.verifying, .centreClerk)
        // The second clock only where the rule set has one for whoever an objection is passed on to (PB-14, QZ-11).
        case (.verifying, .providerAsked):
            Step(.providerAsked, .centreClerk, [.start(.providerAnswer), .start(.objectionHandlingPassedOn)])
        case (.providerAsked, .providerAnswered):
            Step(.verifying, .providerOfficer, [.meet(.providerAnswer), .meet(.objectionHandlingPassedOn)])
        case (.providerAsked, .providerRecalled):
            Step(.verifying, .centreClerk, [.end(.providerAnswer), .end(.objectionHandlingPassedOn)])
        case (.verifying, .corrected): Step(.verifying, .centreClerk)
        case (.verifying, .reported): Step(.reported, .centreClerk)
        case (.reported, .returned): Step(.verifying, .authorityOfficer)
        case (.reported, .approved): Step(.approved, .authorityOfficer)
        case (.approved, .notified):
            Step(
                .notified, .windowClerk,
                [.resumeRecord, .meet(.objectionHandling), .meet(.objectionServiceTarget)])
        case (.notified, .collected): Step(.collected, .windowClerk)
        case (.collected, .closed), (.notified, .closed), (.refused, .closed), (.withdrawn, .closed):
            Step(.closed, .windowClerk, [.endClocks])
        case (.received, .withdrawn), (.accepted, .withdrawn), (.verifying, .withdrawn),
            (.providerAsked, .withdrawn), (.reported, .withdrawn), (.approved, .withdrawn):
            withdrawnObjection
        case (.accepted, _), (.verifying, _), (.providerAsked, _), (.reported, _):
            extending(state, event, by: .centreClerk)
        default: nil
        }
    }

    /// The record is in use again; of the clocks only the archive's goes on.
    private static let withdrawnObjection = Step(
        .withdrawn, .windowClerk,
        [
            .resumeRecord, .end(.objectionAcceptance), .end(.objectionHandling), .end(.objectionServiceTarget),
            .end(.providerAnswer), .end(.objectionHandlingPassedOn),
        ])

    private static func ofAnnotation(_ state: CaseState, _ event: CaseEvent) -> Step? {
        switch (state, event) {
        case (.absent, .received): Step(.received, .windowClerk, [.start(.annotationAcceptance)])
        case (.received, .refused): Step(.refused, .windowClerk, [.meet(.annotationAcceptance)])
        case (.received, .accepted):
            Step(
                .accepted, .windowClerk,
                [.meet(.annotationAcceptance), .start(.annotationHandling), .start(.archiveFiling)])
        case (.accepted, .marked): Step(.marked, .centreClerk, [.markDisputed, .meet(.annotationHandling)])
        case (.received, .withdrawn), (.accepted, .withdrawn):
            Step(.withdrawn, .windowClerk, [.end(.annotationAcceptance), .end(.annotationHandling)])
        case (.marked, .closed), (.refused, .closed), (.withdrawn, .closed): Step(.closed, .windowClerk, [.endClocks])
        default: nil
        }
    }

    private static func ofAnnotationWithdrawal(_ state: CaseState, _ event: CaseEvent) -> Step? {
        switch (state, event) {
        case (.absent, .received): Step(.received, .windowClerk, [.start(.annotationAcceptance)])
        case (.received, .refused): Step(.refused, .windowClerk, [.meet(.annotationAcceptance)])
        case (.received, .accepted):
            Step(
                .accepted, .windowClerk,
                [
                    .meet(.annotationAcceptance), .start(.annotationHandling), .start(.annotationRemoval),
                    .start(.archiveFiling),
                ])
        case (.accepted, .unmarked):
            Step(.unmarked, .centreClerk, [.unmarkDisputed, .meet(.annotationHandling), .meet(.annotationRemoval)])
        case (.unmarked, .closed), (.refused, .closed): Step(.closed, .windowClerk, [.endClocks])
        default: nil
        }
    }

    private static func ofForgery(_ state: CaseState, _ event: CaseEvent) -> Step? {
        switch (state, event) {
        case (.absent, .reported): Step(.reported, .windowClerk, [.start(.forgeryDecision)])
        // The record's clock starts only where somebody knows who did it.
        case (.reported, .established):
            Step(.established, .authorityOfficer, [.meet(.forgeryDecision), .start(.forgeryRecording)])
        case (.reported, .dismissed): Step(.dismissed, .authorityOfficer, [.meet(.forgeryDecision)])
        case (.established, .recorded):
            Step(.recorded, .centreClerk, [.recordForgery, .meet(.forgeryRecording)])
        // An established one only where nobody knows who did it: there is no file to record it in.
        case (.recorded, .closed), (.dismissed, .closed), (.established, .closed):
            Step(.closed, .authorityOfficer, [.endClocks])
        default: nil
        }
    }
}
