import Postgres

/// Who gives a staff command, from where and when: the first parameters of every function of that audience.
///
/// - Rule: PB-11, PB-12.
public struct StaffCaller: Sendable {
    /// Microseconds since 1970-01-01 UTC.
    public let nowMicroseconds: Int64
    /// SHA-256 of the session's token, 32 bytes; of no session when the caller has none.
    public let sessionDigest: [UInt8]
    /// Network address and id of the request.
    public let origin: QueryOrigin

    /// A caller from its parts.
    public init(nowMicroseconds: Int64, sessionDigest: [UInt8], origin: QueryOrigin) {
        self.nowMicroseconds = nowMicroseconds
        self.sessionDigest = sessionDigest
        self.origin = origin
    }

    /// As of, session, network address, request id.
    var parameters: [Parameter] {
        [
            .timestamp(microsecondsSince1970: nowMicroseconds), .bytes(sessionDigest), .text(origin.networkAddress),
            .text(origin.requestID),
        ]
    }
}
