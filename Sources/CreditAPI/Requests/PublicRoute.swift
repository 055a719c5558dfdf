public import HTTPTypes

/// The addresses of the public audience.
///
/// A test compares them with the OpenAPI document.
public enum PublicRoute: Int, AudienceRoute {
    /// Search.
    case search
    /// One subject.
    case subject
    /// The catalogue in force.
    case catalogue
    /// The entry that a receipt names, with its proof.
    case receipt
    /// How an objection stands.
    case objectionProgress
    /// The newest signed checkpoint of the query log.
    case checkpoint
    /// A tile of the query log's tree.
    case tile
    /// The description of this interface.
    case openAPI
    /// Anything else, for counting.
    case none

    /// The address as OpenAPI writes it; nil for `none`.
    public var template: String? {
        switch self {
        case .search: "/v1/subjects"
        case .subject: "/v1/subjects/{code}"
        case .catalogue: "/v1/catalogue"
        case .receipt: "/v1/receipts/{position}"
        case .checkpoint: "/log/checkpoint"
        case .objectionProgress: "/v1/objection-progress"
        // An index above 999 is several segments (C2SP tlog-tiles), which OpenAPI can't write; the description says so.
        case .tile: "/log/tile/{level}/{index}"
        case .openAPI: "/openapi.json"
        case .none: nil
        }
    }

    /// Citizens only ask; what must not stand in an address comes in a body.
    public var method: HTTPMethod { self == .objectionProgress ? .post : .get }

    /// Name in metrics.
    public var metricName: StaticString {
        switch self {
        case .search: "search"
        case .subject: "subject"
        case .catalogue: "catalogue"
        case .receipt: "receipt"
        case .objectionProgress: "objection_progress"
        case .checkpoint: "checkpoint"
        case .tile: "tile"
        case .openAPI: "openapi"
        case .none: "none"
        }
    }

    /// Media type of its answers.
    public var mediaType: String {
        switch self {
        case .search, .subject, .catalogue, .receipt, .objectionProgress, .openAPI, .none: "application/json"
        case .checkpoint: "text/plain"
        case .tile: "application/octet-stream"
        }
    }

    /// Names of its query parameters.
    var parameters: [String] {
        self == .search ? ["q", "limit", "cursor"] : []
    }

    /// Word of its operation in the query log; nil for what is not logged.
    var operation: StaticString? {
        switch self {
        case .search: "search"
        case .subject: "subject"
        case .receipt: "receipt"
        case .objectionProgress: "objection_progress"
        case .catalogue, .checkpoint, .tile, .openAPI, .none: nil
        }
    }

    /// The route of decoded path segments.
    init(segments: [String]) {
        switch segments {
        case ["v1", "subjects"]: self = .search
        case let path where path.count == 3 && path[0] == "v1" && path[1] == "subjects": self = .subject
        case ["v1", "catalogue"]: self = .catalogue
        case let path where path.count == 3 && path[0] == "v1" && path[1] == "receipts": self = .receipt
        case ["v1", "objection-progress"]: self = .objectionProgress
        case ["log", "checkpoint"]: self = .checkpoint
        case let path where path.count >= 4 && path[0] == "log" && path[1] == "tile": self = .tile
        case ["openapi.json"]: self = .openAPI
        default: self = .none
        }
    }
}
