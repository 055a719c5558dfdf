/// Why the program ends with another status than 0.
struct ProgramFailure: Error {
    /// Exit statuses that scripts can use, as in `sysexits.h`.
    enum Status: Int32 {
        /// The arguments are none of those that there are.
        case usage = 64
        /// Something broke while it ran.
        case failure = 70
        /// The settings, the key or the memory must be put in order by a person.
        case configuration = 78
    }

    let status: Status
    /// For the operator; no secret.
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }
}
