/// Through which channel somebody asks.
///
/// - Rule: HZ-Q3.
public enum Audience: String, Sendable, Hashable, CaseIterable {
    /// Anybody, over the network, without an account.
    case network = "public"
    /// Somebody in person, at a service window.
    case window
    /// A using unit, over the government network, with a certificate.
    case government

    /// The channel in Chinese.
    public var label: String {
        switch self {
        case .network: "网络查询（社会公众）"
        case .window: "现场查询（服务窗口）"
        case .government: "政务查询（使用单位）"
        }
    }
}
