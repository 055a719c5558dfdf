/// Why a witness has not cosigned.
public enum WitnessFailure: Error, Sendable, Hashable {
    /// No answer within the time, or none of the form that was expected.
    case unreachable
    /// It answered with a status other than 200 and 409.
    case refused(status: Int)
    /// It cosigned a larger log than ours: somebody else signs with our key, or our memory is old.
    case ahead(size: Int)
    /// It answered with a signature that is not its own.
    case wrongSignature
    /// The database lacks the tiles that prove what the witness wants to see proved.
    case unprovable
}
