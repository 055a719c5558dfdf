/// What ends a round before its end.
enum RoundInterruption: Error {
    /// The log is not what it must be.
    case refused(SigningAlarm)
    /// Something failed that may work the next time.
    case failed(SigningError)
    /// Somebody asked the program to end.
    case stopped
}
