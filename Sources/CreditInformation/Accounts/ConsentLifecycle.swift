/// The life of a consent. The same table stands in `credit.consent_transition`.
///
/// - Rule: JJ-7.
public enum ConsentLifecycle {
    /// State after an event; nil when it can't happen there. Refused and withdrawn ones are applied for anew, as others.
    public static func state(after event: ConsentEvent, in state: ConsentState) -> ConsentState? {
        switch (state, event) {
        case (.absent, .applied): .applied
        case (.applied, .granted): .granted
        case (.applied, .refused): .refused
        case (.granted, .withdrawn): .withdrawn
        case (.absent, _), (.applied, _), (.granted, _), (.refused, _), (.withdrawn, _): nil
        }
    }

    /// Whether a consent counts on a day: granted, and the day within its period, both ends included.
    public static func standing(
        of state: ConsentState, from: CalendarDate, until: CalendarDate, on day: CalendarDate
    ) -> ConsentStanding {
        switch state {
        case .granted: from <= day && day <= until ? .granted : .absent
        case .absent, .applied, .refused, .withdrawn: .absent
        }
    }
}
