/// Who forged, altered or misused what was handed in; the raw values are the words of the interface.
///
/// - Rule: HZ-Q9.
public enum Forger: String, Sendable, Hashable, CaseIterable {
    /// The applicant of the case.
    case applicant
    /// The agent of the case: not the person in whose name the agent came.
    case agent
    /// Nobody knows, or neither of them: there is no file to record it in.
    case unknown
}
