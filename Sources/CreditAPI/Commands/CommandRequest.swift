import CreditStore
import HTTPTypes
import Postgres

/// A workflow command as the edge hands it to a thread of the pool.
///
/// Its media type, its size and its address are checked; what its body says is not.
struct CommandRequest<Route: AudienceRoute>: Sendable {
    /// What is wanted.
    let route: Route
    /// Decoded segments of the path.
    let segments: [String]
    /// Parameters of the address.
    let queryItems: QueryItems
    /// The body, as it came.
    let body: [UInt8]
    /// The `Cookie` header, as it came; nil when there is none.
    let cookie: String?
    /// The `CSRF-Token` header; nil when there is none.
    let csrfToken: String?
    /// Network address and id of the request, checked.
    let origin: QueryOrigin
    /// The client's certificate; nil where the edge asks for none and none was given.
    let certificate: ClientCertificate?
    /// When the request was complete, microseconds since 1970-01-01 UTC.
    let nowMicroseconds: Int64
}

/// Does one command on a thread of the pool: reads the body, runs its one transaction, answers.
///
/// Never throws: on a lost connection it answers `Problem(.unavailable)`, and the pool makes a new connection. A
/// transaction that it leaves open is rolled back with its connection.
typealias CommandHandler<Route: AudienceRoute> = @Sendable (CommandRequest<Route>, Connection) -> HTTPResponse
