/// The name of an answer's header field: a token in lower case that can't break the header block.
///
/// Names that frame the message (`status`, `content-length`, `connection` …) belong to the encoder and are refused, so
/// that an answer can't contradict its own length.
public struct HTTPHeaderName: Sendable, Hashable {
    /// Longest name, in bytes; the longest registered ones in use have about 40.
    public static let maximumBytes = 64

    private static let reserved: Set<String> = [
        "status", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer",
    ]

    /// Lower-case ASCII, 1 to `maximumBytes` bytes.
    public let text: String

    /// A name from text; letters are put into lower case.
    /// - Returns: `nil` when the text is no token (RFC 9110, 5.6.2), too long, or reserved for the encoder.
    public init?(_ text: String) {
        // Before the letters change: KELVIN SIGN would become the letter k.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let lowered = text.lowercased()
        let bytes = lowered.utf8
        guard (1...Self.maximumBytes).contains(bytes.count), bytes.allSatisfy(Self.isTokenByte),
            !Self.reserved.contains(lowered)
        else { return nil }
        self.text = lowered
    }

    private init(known text: String) {
        self.text = text
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// Methods that exist here; goes with 405.
    public static let allow = HTTPHeaderName(known: "allow")
    /// How long and by whom the answer may be kept.
    public static let cacheControl = HTTPHeaderName(known: "cache-control")
    /// Whether and under which name to save.
    public static let contentDisposition = HTTPHeaderName(known: "content-disposition")
    /// The document that the query log has sealed, beside a body that is no JSON.
    public static let creditAnswer = HTTPHeaderName(known: "credit-answer")
    /// What a browser may do with the content.
    public static let contentSecurityPolicy = HTTPHeaderName(known: "content-security-policy")
    /// Language of the content.
    public static let contentLanguage = HTTPHeaderName(known: "content-language")
    /// Media type of the content.
    public static let contentType = HTTPHeaderName(known: "content-type")
    /// Version of the content.
    public static let etag = HTTPHeaderName(known: "etag")
    /// Time of the last change.
    public static let lastModified = HTTPHeaderName(known: "last-modified")
    /// Related resources, such as the next page.
    public static let link = HTTPHeaderName(known: "link")
    /// Address of what was made.
    public static let location = HTTPHeaderName(known: "location")
    /// Seconds until another try makes sense.
    public static let retryAfter = HTTPHeaderName(known: "retry-after")
    /// A cookie for the browser to keep.
    public static let setCookie = HTTPHeaderName(known: "set-cookie")
    /// Request fields that the answer depends on.
    public static let vary = HTTPHeaderName(known: "vary")
    /// How to identify oneself; goes with 401.
    public static let wwwAuthenticate = HTTPHeaderName(known: "www-authenticate")
    /// Forbids guessing the media type.
    public static let xContentTypeOptions = HTTPHeaderName(known: "x-content-type-options")
}
