/// A breach of the protocol after which the connection must be closed: its framing can't be trusted any more.
public enum FastCGIProtocolError: Error, Sendable, Hashable {
    /// The version is not 1.
    case unsupportedVersion(UInt8)
    /// The length of a record with a fixed length is another one.
    case badLength
    /// A record for a request that does not exist, or a management record with a request's id.
    case wrongRequestID
    /// A new request with the id of the one that is not answered yet.
    case requestIDInUse
    /// A record that may not come at this point, or never from a web server.
    case unexpectedRecord
    /// A name or a value reaches past the end of its stream or record.
    case truncatedPair
    /// A FCGI_GET_VALUES record is over its limit.
    case managementRecordTooLong
}
