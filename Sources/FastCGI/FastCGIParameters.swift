/// The parameters of a request, in one buffer as they arrived, with an index of positions.
///
/// When a name appears twice, **the first one wins**. nginx sends what its configuration states (`fastcgi_param`) before
/// any header of the client, and client headers only as `HTTP_*`; so a client can't override a stated value even if a
/// name could be made to collide.
public struct FastCGIParameters: Sendable, Hashable {
    private let bytes: [UInt8]
    private let pairs: [FastCGINameValuePair]

    /// Indexes a complete parameter stream; past a broken limit only the framing is still checked.
    /// - Throws: `FastCGIProtocolError.truncatedPair`.
    static func index(
        _ bytes: [UInt8], limits: FastCGILimits
    ) throws(FastCGIProtocolError) -> Result<FastCGIParameters, Refusal> {
        var pairs: [FastCGINameValuePair] = []
        // A pair takes two bytes at least and usually forty: no second allocation for what nginx sends.
        pairs.reserveCapacity(min(limits.maximumParameterCount, bytes.count / 32 + 4))
        var refusal: FastCGIRejection.Reason?
        var position = 0
        let span = bytes.span
        while position < span.count {
            guard let pair = FastCGINameValuePair.read(span, at: &position) else { throw .truncatedPair }
            // After a refusal only the framing is still checked.
            guard refusal == nil else { continue }
            if pairs.count >= limits.maximumParameterCount {
                refusal = .tooManyParameters
            } else if Int(pair.nameCount) > limits.maximumNameBytes {
                refusal = .nameTooLong
            } else if Int(pair.valueCount) > limits.maximumValueBytes {
                refusal = .valueTooLong
            } else {
                pairs.append(pair)
            }
        }
        if let refusal { return .failure(Refusal(reason: refusal)) }
        return .success(FastCGIParameters(bytes: bytes, pairs: pairs))
    }

    /// A limit that the parameters broke.
    struct Refusal: Error {
        /// Which one.
        let reason: FastCGIRejection.Reason
    }

    /// No parameters.
    init() {
        bytes = []
        pairs = []
    }

    private init(bytes: [UInt8], pairs: [FastCGINameValuePair]) {
        self.bytes = bytes
        self.pairs = pairs
    }

    /// Number of parameters, repeated names included.
    public var count: Int { pairs.count }

    /// The value of a name, first one first; shares the buffer, copies nothing. Linear in `count`.
    public subscript(name: String) -> ArraySlice<UInt8>? {
        let wanted = name.utf8.span
        let span = bytes.span
        for pair in pairs where Int(pair.nameCount) == wanted.count && Self.equal(span, pair, wanted) {
            return bytes[pair.value]
        }
        return nil
    }

    /// The value of a name as text; `nil` when absent or not UTF-8.
    public func string(_ name: String) -> String? {
        self[name].flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// A parameter by its place in the order of arrival, for tests and diagnostics.
    /// - Precondition: `0 <= place < count`.
    public func parameter(at place: Int) -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
        (bytes[pairs[place].name], bytes[pairs[place].value])
    }

    private static func equal(_ bytes: Span<UInt8>, _ pair: FastCGINameValuePair, _ wanted: Span<UInt8>) -> Bool {
        let start = Int(pair.nameStart)
        // From the end: names of a request differ late (`REQUEST_METHOD`, `REQUEST_SCHEME`; `HTTP_…`).
        var offset = wanted.count - 1
        while offset >= 0 {
            guard bytes[start + offset] == wanted[offset] else { return false }
            offset -= 1
        }
        return true
    }
}
