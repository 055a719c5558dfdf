/// A type whose text is known to hold no personal data and no secret, whatever its value is.
///
/// Conform only types that cannot hold text from a request, a file or a row: enumerations of our own, digests, states.
public protocol SafeToLog: Sendable {
    /// The text for the log, at most 128 bytes are written.
    var safeLogText: String { get }
}
