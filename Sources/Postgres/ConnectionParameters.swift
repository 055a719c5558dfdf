/// Where the database is and how a session with it begins.
public struct ConnectionParameters: Sendable {
    /// Directory of the server's unix socket (begins with `/`), or a host name.
    public var host: String
    /// Port, also part of the socket's file name.
    public var port: Int
    /// Name of the database.
    public var database: String
    /// Login role.
    public var user: String
    /// File with the password in the format of `.pgpass`; nil when the server needs none.
    public var passwordFile: String?
    /// Shown in `pg_stat_activity`.
    public var applicationName: String
    /// Longest time to make a connection; libpq counts in whole seconds, at least 2.
    public var connectTimeout: Duration
    /// Longest time of one statement on the server; nil leaves the role's setting.
    public var statementTimeout: Duration?
    /// Longest wait for one lock; nil leaves the role's setting.
    public var lockTimeout: Duration?
    /// Protection when `host` is not a socket directory.
    public var transportSecurity: TransportSecurity
    /// Refuses to work when `synchronous_commit` is off.
    public var requireDurableCommits: Bool

    /// Creates parameters; what is left out has a careful default.
    public init(
        host: String, port: Int = 5432, database: String, user: String, passwordFile: String? = nil,
        applicationName: String = "credit", connectTimeout: Duration = .seconds(5),
        statementTimeout: Duration? = nil, lockTimeout: Duration? = nil,
        transportSecurity: TransportSecurity = .verified, requireDurableCommits: Bool = true
    ) {
        self.host = host
        self.port = port
        self.database = database
        self.user = user
        self.passwordFile = passwordFile
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.transportSecurity = transportSecurity
        self.requireDurableCommits = requireDurableCommits
    }

    /// True when the server is reached through a unix socket of this machine.
    public var isLocalSocket: Bool { host.hasPrefix("/") }

    /// Lends the keywords and values to one call of libpq, which copies them.
    func withKeywords<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        var text: [CChar] = []
        var starts: [(keyword: Int, value: Int)] = []
        for (keyword, value) in keywords {
            let start = text.count
            text += keyword.utf8CString
            starts.append((start, text.count))
            text += value.utf8CString
        }
        // One array holds all texts; the pointers into it are used during the call only. A null ends each list.
        return unsafe text.withUnsafeBufferPointer { text in
            let keywords =
                unsafe starts.map { start in unsafe text.baseAddress.map { unsafe $0 + start.keyword } } + [nil]
            let values = unsafe starts.map { start in unsafe text.baseAddress.map { unsafe $0 + start.value } } + [nil]
            return unsafe body(keywords, values)
        }
    }

    private var keywords: [(String, String)] {
        var pairs = [
            ("host", host), ("port", String(port)), ("dbname", database), ("user", user),
            ("application_name", applicationName), ("client_encoding", "UTF8"),
            ("connect_timeout", String(max(2, connectTimeout.components.seconds))), ("options", sessionOptions),
        ]
        if let passwordFile { pairs.append(("passfile", passwordFile)) }
        pairs.append(("sslmode", isLocalSocket ? "disable" : transportSecurity.rawValue))
        // No Kerberos here, and asking for it costs a round trip.
        pairs.append(("gssencmode", "disable"))
        return pairs
    }

    private var sessionOptions: String {
        // Time zone and date style are pinned so that no rule depends on the server's configuration.
        var options = "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601"
        if let statementTimeout { options += " -c statement_timeout=\(statementTimeout.milliseconds)" }
        if let lockTimeout { options += " -c lock_timeout=\(lockTimeout.milliseconds)" }
        return options
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, so that a short limit does not become "none".
    fileprivate var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
