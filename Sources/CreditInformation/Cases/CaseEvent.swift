/// What happens to a case.
///
/// - Rule: HZ-Q5 to HZ-Q12, HZ-O2 to HZ-O12.
public enum CaseEvent: String, Sendable, Hashable, CaseIterable {
    /// The window took it in.
    case received
    /// The centre found a new ground good enough for another objection to the same information (HZ-O6).
    case repeatPermitted = "repeat_permitted"
    /// The window asked the applicant to complete it (HZ-Q11).
    case amendmentRequested = "amendment_requested"
    /// The applicant did.
    case amended
    /// It is complete and taken on.
    case accepted
    /// It is not taken on, with the reason (HZ-Q9, HZ-O6).
    case refused
    /// The query was answered.
    case answered
    /// The report was handed over against signature (HZ-Q10).
    case handedOver = "handed_over"
    /// The applicant took it back.
    case withdrawn
    /// Everything is done and filed.
    case closed
    /// Somebody wants more time.
    case extensionRequested = "extension_requested"
    /// The authority granted it.
    case extensionGranted = "extension_granted"
    /// The authority did not.
    case extensionRefused = "extension_refused"
    /// The centre began to verify.
    case takenUp = "taken_up"
    /// The centre asked the provider.
    case providerAsked = "provider_asked"
    /// The provider answered.
    case providerAnswered = "provider_answered"
    /// The centre took its question back.
    case providerRecalled = "provider_recalled"
    /// The centre corrected the record (HZ-O8).
    case corrected
    /// A result report awaits approval, or: the window reported a forgery.
    case reported
    /// The authority sent the report back.
    case returned
    /// The authority approved the report (HZ-O9).
    case approved
    /// The window told the applicant the result.
    case notified
    /// The applicant collected the result.
    case collected
    /// The centre marked the record as disputed (HZ-O11).
    case marked
    /// The centre took that mark away (HZ-O12).
    case unmarked
    /// The authority established the forgery (HZ-Q9).
    case established
    /// The authority did not.
    case dismissed
    /// The centre entered it into the applicant's file.
    case recorded
}
