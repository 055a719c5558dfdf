/// Protection of a connection that goes over a network; means nothing on a unix socket.
public enum TransportSecurity: String, Sendable {
    /// No TLS: for a test or a tunnel.
    case none = "disable"
    /// TLS without a check of the server's name.
    case encrypted = "require"
    /// TLS with a check of the certificate and the name.
    case verified = "verify-full"
}
