internal import CLibCurl

/// A request that got no answer; names the kind and the host, never a path, a header or a body.
public struct HTTPClientError: Error, Equatable, Sendable {
    /// Why there is no answer.
    public enum Kind: String, Sendable {
        /// No URL, none of http or https, without a host or with a user's name in it.
        case invalidURL = "invalid URL"
        /// The name has no address, or nobody listens there.
        case unreachable
        /// The answer was not complete in time.
        case timeout
        /// The answer has more bytes than the caller takes, or a head of more than `HTTPClient.maximumHeadBytes`.
        case tooLarge = "answer too large"
        /// No secure connection: a certificate that the system does not trust, another name in it, or no TLS at all.
        case tls = "TLS failed"
        /// The connection broke, or what came is no HTTP.
        case interrupted
        /// libcurl could not work: memory is exhausted or the library too old.
        case library = "libcurl failed"
    }

    /// Why there is no answer.
    public let kind: Kind
    /// Name or address, and the port when the URL has one; empty for an invalid URL.
    public let host: String
    /// libcurl's own number of the failure, which `man libcurl-errors` explains; 0 when libcurl was not asked.
    public let number: Int

    init(_ kind: Kind, host: String, number: Int = 0) {
        self.kind = kind
        self.host = host
        self.number = number
    }

    /// Sorts a failure of libcurl. `isTooLarge`: one of our receivers refused more bytes.
    init(_ code: CURLcode, host: String, isTooLarge: Bool) {
        self.init(isTooLarge ? .tooLarge : Self.kind(code), host: host, number: Int(code.rawValue))
    }

    private static func kind(_ code: CURLcode) -> Kind {
        switch code {
        case CURLE_URL_MALFORMAT: .invalidURL
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            .tls
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_WEIRD_SERVER_REPLY,
            // HTTP/0.9: an answer without a head.
            CURLE_UNSUPPORTED_PROTOCOL:
            .interrupted
        default: .library
        }
    }
}

extension HTTPClientError: CustomStringConvertible {
    /// For example `timeout: witness.example:8080 (libcurl 28)`.
    public var description: String {
        let name = host.isEmpty ? kind.rawValue : "\(kind.rawValue): \(host)"
        return number == 0 ? name : "\(name) (libcurl \(number))"
    }
}
