/// What the parser has found.
///
/// `request`, `rejected` and `aborted` oblige the application: send an end record for the id (in an answer, or alone),
/// then call `FastCGIParser.finishRequest()`.
public enum FastCGIEvent: Sendable, Hashable {
    /// A complete request.
    case request(FastCGIRequest)
    /// A complete request that broke a limit; to be answered with an error.
    case rejected(FastCGIRejection)
    /// The web server gave the request up; it may or may not have been delivered as `request` before.
    case aborted(requestID: UInt16, keepsConnection: Bool)
    /// Bytes to be written to the peer as they are, between answers; then perhaps to close.
    case reply([UInt8], closesConnection: Bool)
    /// Close the connection; nothing more is read from it.
    case protocolError(FastCGIProtocolError)
}
