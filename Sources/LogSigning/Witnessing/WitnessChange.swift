/// What changed about a witness; reported once per change, not once per round.
public enum WitnessChange: Sendable, Hashable {
    /// It has not cosigned though it was asked; number of the witness in the policy file, from 1.
    case failed(number: Int, WitnessFailure)
    /// It cosigns again.
    case recovered(number: Int)
}
