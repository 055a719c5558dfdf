public import Postgres

private import EventLoop
private import Glibc
private import Synchronization

/// A throw-away PostgreSQL server for tests: own folder below /tmp, unix socket only, no fsync.
///
/// `shared()` is started once per process, or is the one that `CREDIT_TEST_CLUSTER` names by its
/// socket directory. The server ends with this process, even when the process is killed.
public final class TestCluster: Sendable {
    private static let programs = "/usr/lib/postgresql/15/bin/"
    private static let startLimit: Duration = .seconds(60)
    private static let superuser = "postgres"
    private static let sharedCluster = Mutex<TestCluster?>(nil)

    /// Directory of the server's socket.
    public let socketDirectory: String
    private let folder: String?
    private let databases = Mutex<[String]>([])
    private let server = Mutex<(process: Int32, watcher: Thread)?>(nil)

    /// The cluster of this process.
    public static func shared() throws -> TestCluster {
        try sharedCluster.withLock { cluster in
            if let cluster { return cluster }
            let made = try make()
            cluster = made
            return made
        }
    }

    private static func make() throws -> TestCluster {
        if let directory = unsafe getenv("CREDIT_TEST_CLUSTER") {
            _ = atexit(removeSharedCluster)
            return try TestCluster(existing: unsafe String(cString: directory))
        }
        let cluster = try TestCluster()
        _ = atexit(removeSharedCluster)
        return cluster
    }

    /// Makes and starts a server of its own, for tests that stop it; call `remove()` at the end.
    public init() throws {
        var template = "/tmp/credit_test_XXXXXX".utf8CString.map(\.self)
        guard unsafe mkdtemp(&template) != nil else { throw TestClusterError("can't make a folder in /tmp") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.folder = folder
        socketDirectory = folder
        if getuid() == 0, let user = unsafe getpwnam(TestCluster.superuser) {
            // PostgreSQL refuses to run as root. The entry belongs to the C library and is read at once.
            _ = unsafe chown(folder, user.pointee.pw_uid, user.pointee.pw_gid)
        }
        try ChildProcess.run(
            Self.asServerUser([
                "\(Self.programs)initdb", "-D", "\(folder)/data", "-U", Self.superuser, "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync", "--no-instructions",
            ]), output: "\(folder)/log")
        try start()
    }

    private init(existing socketDirectory: String) throws {
        try Self.checkHost(socketDirectory)
        self.socketDirectory = socketDirectory
        folder = nil
    }

    /// Starts the server after `stop()` and waits until it answers.
    public func start() throws {
        guard let folder else { throw TestClusterError("the named cluster is not ours to start") }
        let arguments = Self.asServerUser([
            "\(Self.programs)postgres", "-D", "\(folder)/data", "-k", folder, "-c", "listen_addresses=",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200",
            "-c", "shared_buffers=128MB", "-c", "autovacuum=off", "-c", "max_wal_size=2GB",
        ])
        let started = Mutex<Result<Int32, any Error>?>(nil)
        // The signal at the parent's death comes when the *thread* ends that started the server, so one thread does
        // nothing but start it and wait for it.
        let watcher = try Thread.spawn(name: "test cluster") {
            let process = Result { try ChildProcess.start(arguments, output: "\(folder)/log") }
            started.withLock { $0 = process }
            if let process = try? process.get() { ChildProcess.wait(for: process) }
        }
        try waitUntilItAnswers()
        guard let process = try started.withLock({ $0 })?.get() else { throw TestClusterError("not started") }
        server.withLock { $0 = (process, watcher) }
    }

    /// Stops the server; immediate, as after a crash, when asked so.
    public func stop(immediately: Bool = false) {
        let running = server.withLock { server in
            let running = server
            server = nil
            return running
        }
        guard let running else { return }
        kill(running.process, immediately ? SIGQUIT : SIGINT)
        running.watcher.join()
    }

    /// Stops the server and removes its folder; on a named cluster drops the databases that we
    /// made.
    public func remove() {
        guard let folder else {
            for name in databases.withLock({ $0 }) { try? drop(name) }
            return
        }
        stop(immediately: true)
        try? ChildProcess.run(["/bin/rm", "-rf", folder], output: "/dev/null")
    }

    /// Parameters for a connection to a test database.
    /// - Throws: When the name does not begin with `credit_test_`.
    public func parameters(database: String, user: String = "postgres") throws -> ConnectionParameters {
        try Self.checkDatabase(database)
        try Self.checkHost(socketDirectory)
        return ConnectionParameters(
            host: socketDirectory, database: database, user: user, applicationName: "credit_test")
    }

    /// Lends a database of its own to `body` and drops it afterwards.
    public func withDatabase<Value>(
        template: String? = nil, _ body: (TestDatabase) throws -> Value
    ) throws -> Value {
        let database = try database(template: template)
        // A database that stays behind until the end of the process does no harm.
        defer { try? drop(database.name) }
        return try body(database)
    }

    /// Creates a database that is dropped at the end of the process at the latest.
    /// - Parameter template: A test database to copy, to which nobody is connected; nil for an
    ///   empty one.
    public func database(template: String? = nil) throws -> TestDatabase {
        let random = UInt64.random(in: .min ... .max)
        let name = "credit_test_" + String(random, radix: 16)
        if let template { try Self.checkDatabase(template) }
        try administer("create database \(name) template \(template ?? "template0")")
        databases.withLock { $0.append(name) }
        return TestDatabase(name: name, cluster: self)
    }

    /// Drops a test database, its sessions included.
    public func drop(_ database: String) throws {
        try Self.checkDatabase(database)
        try administer("drop database if exists \(database) with (force)")
        databases.withLock { $0.removeAll { $0 == database } }
    }

    /// Refuses names of databases that might not be for tests.
    public static func checkDatabase(_ name: String) throws {
        let isPlain = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard name.hasPrefix("credit_test_"), isPlain else {
            throw TestClusterError("refused: not a test database: \(name)")
        }
    }

    /// Refuses servers that are not reached through a local socket.
    public static func checkHost(_ host: String) throws {
        guard host.hasPrefix("/") else { throw TestClusterError("refused: not a local socket: \(host)") }
    }

    private func administer(_ statement: String) throws {
        // Two copies of one template at the same time would refuse each other.
        try administration.withLock { _ in
            let connection = try Connection(maintenance)
            try connection.executeScript(SQL(unsafeText: statement))
        }
    }

    private var maintenance: ConnectionParameters {
        ConnectionParameters(host: socketDirectory, database: "postgres", user: Self.superuser)
    }

    private func waitUntilItAnswers() throws {
        let end = MonotonicInstant.current().advanced(by: Self.startLimit)
        while MonotonicInstant.current() < end {
            if (try? Connection(maintenance)) != nil { return }
            usleep(20_000)
        }
        throw TestClusterError("the server does not answer, see \(socketDirectory)/log")
    }

    private static func asServerUser(_ arguments: [String]) -> [String] {
        var prefix = ["/usr/bin/setpriv", "--pdeathsig", "INT"]
        if getuid() == 0 { prefix += ["--reuid", superuser, "--regid", superuser, "--init-groups"] }
        return prefix + ["--"] + arguments
    }

    fileprivate static func removeShared() {
        sharedCluster.withLock { $0 }?.remove()
    }
}

private let administration = Mutex(())

// A function of the file, because C calls it.
private func removeSharedCluster() {
    TestCluster.removeShared()
}
