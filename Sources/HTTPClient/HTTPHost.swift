internal import CLibCurl

/// Takes the host out of a URL, for errors, and refuses what no request should go to.
enum HTTPHost {
    /// Host, and port when there is one; nil for anything but an http or https URL without user and password.
    static func of(_ url: String) -> String? {
        guard let parts = unsafe curl_url() else { return nil }
        defer { unsafe curl_url_cleanup(parts) }
        guard unsafe curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK,
            let scheme = unsafe text(CURLUPART_SCHEME, parts), ["http", "https"].contains(scheme),
            let host = unsafe text(CURLUPART_HOST, parts), !host.isEmpty,
            unsafe text(CURLUPART_USER, parts) == nil, unsafe text(CURLUPART_PASSWORD, parts) == nil
        else { return nil }
        guard let port = unsafe text(CURLUPART_PORT, parts) else { return host }
        return "\(host):\(port)"
    }

    private static func text(_ part: CURLUPart, _ parts: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        // libcurl makes the text and we give it back.
        guard unsafe curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
