import EventLoop
import FastCGI
import Observability

/// The connections from nginx of one audience on one loop: taken in, counted, closed when the daemon drains.
///
/// Belongs to its loop's thread; its server owns it and outlives it.
final class AudienceConnections: ReadinessHandler {
    /// New connections in a turn: a few, so that loops that share a socket share them, too.
    private static let acceptedAtOnce = 8

    /// What it is made from.
    struct Setting {
        let listener: UnixListener
        /// Whether other loops take connections from the same socket.
        let isShared: Bool
        /// Connections at the same time.
        let maximum: Int
        let metrics: AudienceMetrics
        let shard: MetricsShard
        let log: Log
    }

    private let loop: EventLoop
    private let setting: Setting
    private unowned let owner: any FastCGIConnection.Owner
    /// Bounds of a request; those of connections that are there already stay.
    var limits: FastCGILimits
    private var connections: [ObjectIdentifier: FastCGIConnection] = [:]
    private var isListening = false

    init(loop: EventLoop, owner: any FastCGIConnection.Owner, limits: FastCGILimits, _ setting: Setting) {
        self.loop = loop
        self.owner = owner
        self.limits = limits
        self.setting = setting
    }

    /// Begins to listen.
    func start() throws(SystemError) {
        try loop.register(
            setting.listener.fileDescriptor, setting.isShared ? [.readable, .exclusive] : .readable, handler: self)
        isListening = true
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        for _ in 0..<Self.acceptedAtOnce {
            switch setting.listener.accept() {
            case .connection(let socket): adopt(socket)
            case .wouldBlock: return
            case .failed(let error):
                setting.log.write(.error, "accept_failed", .integer(.errnoValue, error.number))
                return
            }
        }
    }

    private func adopt(_ socket: consuming StreamSocket) {
        guard connections.count < setting.maximum else { return }
        let connection = FastCGIConnection(socket, owner: owner, limits: limits)
        do throws(SystemError) {
            try loop.register(connection.fileDescriptor, .readable, handler: connection)
        } catch {
            setting.log.write(.error, "register_failed", .integer(.errnoValue, error.number))
            return
        }
        connections[ObjectIdentifier(connection)] = connection
        count()
    }

    /// Forgets a connection that was closed.
    func remove(_ connection: FastCGIConnection) {
        connections[ObjectIdentifier(connection)] = nil
        count()
    }

    private func count() {
        setting.shard.set(setting.metrics.connections, to: connections.count)
    }

    /// Takes no new connections and closes those on which nothing is under way.
    ///
    /// - Returns: Whether none is left.
    func drain() -> Bool {
        if isListening {
            isListening = false
            loop.deregister(setting.listener.fileDescriptor)
        }
        for connection in connections.values where connection.isIdle { connection.close() }
        return connections.isEmpty
    }

    /// Closes all at once; answers that are still owed are dropped.
    func close() {
        for connection in connections.values { connection.close() }
    }
}
