import CertificateTesting
import CreditInformation
import CreditStore
import Cryptography
import EventLoop
import FoundationEssentials
import Observability
import Postgres
import PostgresTesting
import Settings

@testable import CreditAPI

/// A government server with a database, an authority and certificates, turned by the test.
final class GovernmentWorld {
    /// Something did not happen in a minute.
    struct NeverHappened: Error {}

    let loop: EventLoop
    let database: TestDatabase
    let authority: MadeCertificate
    let trust: CertificateTrust
    let state: ServiceState
    let metrics: ServiceMetrics
    let pool: CommandPool
    let worker: VerificationWorker
    let server: GovernmentServer
    let socketPath: String
    private let folder: String
    private let listener: UnixListener

    /// - Parameter settings: JSON of the government section.
    init(settings text: String = "{}") throws {
        let settings = try Settings.parse("{ government: \(text) }", folder: GovernmentDatabase.repository + "/config")
        loop = try EventLoop()
        database = try GovernmentDatabase.make()
        folder = "/tmp/credit-government-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        authority = MadeCertificate(Self.lasting(.authority("测试认证机构")))
        let log = Log(level: .error, sink: { _ in })
        try Self.write(authority.pem, folder + "/authorities.pem")
        try Self.write(
            MadeRevocationList(of: authority, lastUpdate: 1_700_000_000).pem, folder + "/lists.pem")
        trust = try CertificateTrust(
            authoritiesFile: folder + "/authorities.pem", revocationListsFile: folder + "/lists.pem", log: log)
        state = ServiceState(
            lanes: 0, interface: .init(body: [], tag: "\"\""), tuning: PublicTuning(settings.public))
        state.setLog([], checkpoint: nil, generation: 0)
        metrics = ServiceMetrics(
            publicRoutes: ["none"], governmentRoutes: GovernmentRoute.allCases.map(\.metricName))
        socketPath = folder + "/s"
        listener = try UnixListener(path: socketPath, permissions: 0o600)
        let parameters = try database.parameters(user: "credit_government")
        let clock: @Sendable () -> Int64 = { GovernmentDatabase.morning }
        pool = CommandPool(
            .init(
                name: "test", threads: 2, waitingRoom: 16, deadline: .seconds(30), statementDeadline: .seconds(30),
                database: parameters, log: log, onReachable: { _ in }))
        worker = VerificationWorker(
            .init(
                database: parameters, state: state, log: log, stepLines: 250, statementDeadline: .seconds(30),
                clock: clock))
        let queries = GovernmentQueryReader(subjects: GovernmentSubjectReader(digests: try Self.digests()))
        guard let audience = metrics.government else { throw NeverHappened() }
        server = GovernmentServer(
            loop: loop, shard: metrics.registry.makeShard(),
            .init(
                listener: listener, state: state, metrics: metrics, audience: audience, log: log, database: parameters,
                trust: trust, queries: queries, pool: pool,
                commands: GovernmentCommands(
                    queries: queries, verificationSubjects: settings.government.verificationSubjects, log: log,
                    onVerificationOpened: { [worker] in worker.wake() }),
                bounds: GovernmentBounds(settings.government), clock: clock))
        state.setReachable(false, .governmentQueries)
        try pool.start()
        try server.start()
        try turn { !state.obstacles.contains { $0.description == DatabasePart.governmentQueries.obstacle.description } }
    }

    /// Ends everything.
    func end() {
        server.stop()
        worker.stop()
        pool.stop()
        listener.close()
        // A folder left behind in the temporary folder fails no test.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Keyed digests with a key made for tests.
    static func digests() throws -> IdentifierDigests {
        guard let ring = KeyRing([1: SecretBytes(copying: [UInt8](repeating: 7, count: 32))]) else {
            throw NeverHappened()
        }
        return IdentifierDigests(try ring.messageAuthenticationKey(.sha256), keyVersion: 1)
    }

    // MARK: Certificates

    static func lasting(_ choices: MadeCertificate.Choices) -> MadeCertificate.Choices {
        var choices = choices
        choices.notBefore = 1_700_000_000
        choices.notAfter = 1_900_000_000
        return choices
    }

    /// A certificate of the authority.
    func certificate(serial: Int = 100) -> MadeCertificate {
        var choices = Self.lasting(.init())
        choices.serial = serial
        return MadeCertificate(choices, issuer: authority)
    }

    /// A certificate of the authority that is an account's.
    func certificate(of account: String, serial: Int = 100) throws -> MadeCertificate {
        let made = certificate(serial: serial)
        let connection = try database.connect()
        try GovernmentDatabase.bind(
            try Certificate(pem: made.pem).publicKeyDigest, to: account, on: connection)
        return made
    }

    /// Exchanges the revocation lists.
    func revoke(_ serials: [Int]) throws {
        try Self.write(
            MadeRevocationList(of: authority, revoking: serials, lastUpdate: 1_700_000_000).pem, folder + "/lists.pem")
        trust.refresh()
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    }

    // MARK: Requests

    /// Turns the loop until something is so.
    func turn(until isDone: () throws -> Bool) throws {
        let end = MonotonicInstant.current().advanced(by: .seconds(60))
        while try !isDone() {
            guard MonotonicInstant.current() < end else { throw NeverHappened() }
            try loop.runTurn(waitingAtMost: .milliseconds(20))
        }
    }

    /// Parameters as nginx states them.
    static func parameters(
        _ method: String, _ path: String, certificate: MadeCertificate?, finding: String? = "SUCCESS",
        contentType: String? = "application/json", address: String = "192.0.2.7",
        extra: [(String, String)] = []
    ) -> [(String, [UInt8])] {
        var parameters: [(String, [UInt8])] = [
            ("REQUEST_METHOD", Array(method.utf8)), ("REQUEST_URI", Array(path.utf8)),
            ("QUERY_STRING", Array(path.split(separator: "?").dropFirst().joined().utf8)),
            ("REMOTE_ADDR", Array(address.utf8)), ("CREDIT_REQUEST_ID", Array("ab01".utf8)),
        ]
        if let finding { parameters.append(("CREDIT_CLIENT_VERIFICATION", Array(finding.utf8))) }
        if let certificate {
            parameters.append(("CREDIT_CLIENT_CERTIFICATE", escaped(certificate.pem)))
        }
        if let contentType { parameters.append(("CONTENT_TYPE", Array(contentType.utf8))) }
        return parameters + extra.map { ($0.0, Array($0.1.utf8)) }
    }

    /// As `$ssl_client_escaped_cert`.
    static func escaped(_ pem: [UInt8]) -> [UInt8] {
        pem.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                [byte]
            default: Array(("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8)
            }
        }
    }

    /// Asks and waits for the answer.
    func ask(
        _ method: String, _ path: String, _ body: String = "", certificate: MadeCertificate?,
        finding: String? = "SUCCESS", address: String = "192.0.2.7", extra: [(String, String)] = []
    ) throws -> EdgeConnection {
        let edge = try EdgeConnection(path: socketPath)
        edge.send(
            RequestBytes.bytes(
                Self.parameters(
                    method, path, certificate: certificate, finding: finding, address: address, extra: extra),
                body: Array(body.utf8)))
        try turn {
            edge.proceed()
            return edge.isAnswered || edge.isClosed
        }
        return edge
    }

    /// Entries of the log: actor, operation, outcome, rule.
    func entries() throws -> [String] {
        let result = try database.connect().execute(
            """
            select concat_ws(' ', actor, operation, outcome, convert_from(entry, 'UTF8')::jsonb ->> 'rule')
            from credit.query_log_entry
            order by log_position
            """)
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }
}
