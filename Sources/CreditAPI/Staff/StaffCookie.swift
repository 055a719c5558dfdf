import CreditServices
import HTTPTypes

/// The cookie that carries a staff session.
///
/// The prefix `__Host-` makes browsers refuse it without Secure, with a Domain or with another Path, so that no
/// neighbouring host can plant one.
/// - Rule: PB-11.
enum StaffCookie {
    /// Name of the cookie.
    static let name = "__Host-credit"
    /// Out of reach of scripts, of other sites and of connections without TLS; gone with the browser.
    private static let attributes = "Path=/; Secure; HttpOnly; SameSite=Strict"

    /// The session that a request names; nil without the cookie, with a malformed one, or with two of the name.
    static func session(in header: String?) -> SessionToken? {
        let values = (header ?? "").split(separator: ";").compactMap { pair -> String? in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0] == name ? String(parts[1]) : nil
        }
        guard let value = values.first, values.count == 1 else { return nil }
        return SessionToken(text: value)
    }

    /// Value of `Set-Cookie` that gives a browser its session; nil never happens for a token of ours.
    static func giving(_ token: SessionToken) -> HTTPHeaderValue? {
        HTTPHeaderValue("\(name)=\(token.text); \(attributes)")
    }

    /// Value of `Set-Cookie` that takes the session from the browser.
    static var taking: HTTPHeaderValue {
        HTTPHeaderValue(literal: "__Host-credit=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
    }
}
