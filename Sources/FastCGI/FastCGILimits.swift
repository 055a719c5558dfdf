/// How much of a request the parser keeps; all limits are inclusive.
///
/// Memory is taken for bytes that have arrived, never for a length that was merely announced.
public struct FastCGILimits: Sendable, Hashable {
    /// Bytes of all parameters, lengths included. 65,536: nginx's 4 × 8 KiB of header, an escaped certificate, and room.
    public static let defaultParameterBytes = 65_536
    /// Number of parameters. 256: about 25 of nginx's and as many headers as it takes, with room.
    public static let defaultParameterCount = 256
    /// Bytes of one name. 256: longer than any header name in use.
    public static let defaultNameBytes = 256
    /// Bytes of one value. 16,384: twice nginx's longest header line; an escaped certificate has about 4 KiB.
    public static let defaultValueBytes = 16_384
    /// Bytes of a body. 1,048,576: nginx's own default (`client_max_body_size`).
    public static let defaultBodyBytes = 1_048_576
    /// Bytes of a FCGI_GET_VALUES record. 256: the three names that exist take 55.
    public static let defaultManagementBytes = 256
    /// Connections stated to a peer that asks. 1,024: more than nginx keeps for one socket.
    public static let defaultStatedConnections = 1_024

    /// Bytes of all parameters, lengths included.
    public var maximumParameterBytes: Int
    /// Number of parameters.
    public var maximumParameterCount: Int
    /// Bytes of one parameter's name.
    public var maximumNameBytes: Int
    /// Bytes of one parameter's value.
    public var maximumValueBytes: Int
    /// Bytes of a body.
    public var maximumBodyBytes: Int
    /// Bytes of a FCGI_GET_VALUES record; at most 65,535 can be sent.
    public var maximumManagementBytes: Int
    /// Answer to FCGI_MAX_CONNS and FCGI_MAX_REQS, which are equal because a connection carries one request.
    public var statedConnections: Int

    /// Limits, each with its default.
    /// - Precondition: `maximumParameterBytes` fits into 31 bits.
    public init(
        maximumParameterBytes: Int = defaultParameterBytes, maximumParameterCount: Int = defaultParameterCount,
        maximumNameBytes: Int = defaultNameBytes, maximumValueBytes: Int = defaultValueBytes,
        maximumBodyBytes: Int = defaultBodyBytes, maximumManagementBytes: Int = defaultManagementBytes,
        statedConnections: Int = defaultStatedConnections
    ) {
        precondition(maximumParameterBytes <= Int(Int32.max), "positions of parameters are 32 bits wide")
        self.maximumParameterBytes = maximumParameterBytes
        self.maximumParameterCount = maximumParameterCount
        self.maximumNameBytes = maximumNameBytes
        self.maximumValueBytes = maximumValueBytes
        self.maximumBodyBytes = maximumBodyBytes
        self.maximumManagementBytes = maximumManagementBytes
        self.statedConnections = statedConnections
    }

    /// The limits for everyday requests.
    public static let `default` = FastCGILimits()
}
