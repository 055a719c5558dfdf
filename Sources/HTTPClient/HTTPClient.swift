internal import CLibCurl

/// Sends requests to one server after another and keeps connections for the next one.
///
/// HTTP/1.1 over http and https only; certificates and names are always checked, against the authorities of the
/// system. Redirections are answers like others. Nothing comes from the environment. Belongs to one thread,
/// which waits for each answer.
@safe public final class HTTPClient {
    /// The longest head of an answer, in bytes, interim answers and trailers included: libcurl keeps it all in memory.
    public static let maximumHeadBytes = 65_536

    /// The easy handle with its connections. Owned.
    private let handle: UnsafeMutableRawPointer

    /// Once in a process, before the first handle; `static let` makes threads wait for each other.
    private static let isInitialized = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Makes a client.
    ///
    /// - Parameter unixSocketPath: All requests go to this socket, whatever host their URL names.
    /// - Parameter proxy: URL of a proxy for all requests; without it none is used, whatever the environment says.
    /// - Throws: `.library`.
    public init(unixSocketPath: String? = nil, proxy: String? = nil) throws(HTTPClientError) {
        guard Self.isInitialized, let handle = unsafe curl_easy_init() else {
            throw HTTPClientError(.library, host: "")
        }
        unsafe self.handle = handle
        try setNumbers([
            (CURLOPT_POST, 1),
            (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1),
            // Threads and signals do not mix.
            (CURLOPT_NOSIGNAL, 1),
            // A name server that hangs must not hold up the thread beyond the time limit: its thread is left to
            // end alone.
            (CURLOPT_QUICK_EXIT, 1),
        ])
        try setTexts([
            (CURLOPT_PROTOCOLS_STR, "http,https"),
            // An empty text, unlike none, keeps the environment out.
            (CURLOPT_PROXY, proxy ?? ""),
            (CURLOPT_NOPROXY, ""),
            (CURLOPT_UNIX_SOCKET_PATH, unixSocketPath),
        ])
        unsafe try check(credit_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody))
        unsafe try check(credit_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHead))
        unsafe try check(credit_curl_set_opener(handle, CURLOPT_OPENSOCKETFUNCTION, openSocket))
    }

    deinit { unsafe curl_easy_cleanup(handle) }

    /// Sends a body and waits for the answer.
    ///
    /// A connection that was kept and turns out to be closed is replaced and the request sent again: the server
    /// may see it twice.
    /// - Parameter contentType: Media type of `body`; no control characters.
    /// - Parameter timeout: For everything together, from the name's resolution to the answer's last byte; 1 ms
    ///   and more.
    /// - Parameter maximumAnswerBytes: The longest body that is taken.
    /// - Throws: Everything but a complete answer; an answer of any status is none.
    public func post(
        _ url: String, body: [UInt8], contentType: String, timeout: Duration, maximumAnswerBytes: Int
    ) throws(HTTPClientError) -> HTTPAnswer {
        precondition(contentType.utf8.allSatisfy { (0x20...0x7e).contains($0) }, "a line break would be another header")
        guard let host = HTTPHost.of(url) else { throw HTTPClientError(.invalidURL, host: "") }
        try setTexts([(CURLOPT_URL, url)])
        try setNumbers([(CURLOPT_TIMEOUT_MS, Self.milliseconds(timeout))])
        let collector = AnswerCollector(maximumBodyBytes: maximumAnswerBytes, maximumHeadBytes: Self.maximumHeadBytes)
        let code = try perform(body, headers: ["Content-Type: \(contentType)", "Expect:"], collector)
        guard code == CURLE_OK else {
            throw HTTPClientError(code, host: host, isTooLarge: collector.isTooLarge)
        }
        return HTTPAnswer(status: status, contentType: answeredType, body: collector.body)
    }

    private func perform(
        _ body: [UInt8], headers: [String], _ collector: AnswerCollector
    ) throws(HTTPClientError) -> CURLcode {
        var list: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(list) }
        for header in headers {
            // NULL means that memory is exhausted and the list as it was.
            guard let longer = unsafe curl_slist_append(list, header) else {
                throw HTTPClientError(.library, host: "")
            }
            unsafe list = longer
        }
        // libcurl keeps list, collector and body by address: all three live until the request is over, and no
        // later request begins without setting them again.
        let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
        unsafe try check(credit_curl_set_list(handle, CURLOPT_HTTPHEADER, list))
        unsafe try check(credit_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        unsafe try check(credit_curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        unsafe try check(credit_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, body.count))
        // Never NULL, also for no body: libcurl would then read it from standard input.
        let code = unsafe (body.isEmpty ? [0] : body).withUnsafeBytes { bytes in
            let isSet = unsafe credit_curl_set_pointer(handle, CURLOPT_POSTFIELDS, bytes.baseAddress)
            return unsafe isSet == CURLE_OK ? curl_easy_perform(handle) : isSet
        }
        return withExtendedLifetime(collector) { code }
    }

    private var status: Int {
        var value = 0
        // Cannot fail after a complete answer; 0 is no status that anybody takes for success.
        return unsafe credit_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &value) == CURLE_OK ? value : 0
    }

    private var answeredType: String? {
        var text: UnsafePointer<CChar>?
        // The text belongs to the handle until its next request.
        guard unsafe credit_curl_get_text(handle, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK, let text = unsafe text
        else {
            return nil
        }
        return unsafe String(cString: text)
    }

    private func setNumbers(_ values: [(CURLoption, Int)]) throws(HTTPClientError) {
        for (option, value) in values { unsafe try check(credit_curl_set_number(handle, option, value)) }
    }

    private func setTexts(_ values: [(CURLoption, String?)]) throws(HTTPClientError) {
        for (option, value) in values { unsafe try check(credit_curl_set_text(handle, option, value)) }
    }

    private func check(_ code: CURLcode) throws(HTTPClientError) {
        guard code == CURLE_OK else { throw HTTPClientError(.library, host: "", number: Int(code.rawValue)) }
    }

    /// libcurl takes 0 for no limit, and no more than its `long` holds.
    private static func milliseconds(_ duration: Duration) -> Int {
        let longest = Duration.seconds(86_400)
        precondition(duration > .zero && duration <= longest, "a time limit is positive and at most a day")
        return max(1, Int(duration / .milliseconds(1)))
    }
}

@available(*, unavailable) extension HTTPClient: Sendable {}
