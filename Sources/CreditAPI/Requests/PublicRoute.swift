import CreditStore
import HTTPTypes

/// The addresses of the public audience.
///
/// A test compares them with the OpenAPI document.
public enum PublicRoute: Int, Sendable, CaseIterable {
    /// Search.
    case search
    /// One subject.
    case subject
    /// The catalogue in force.
    case catalogue
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
        case .openAPI: "/openapi.json"
        case .none: nil
        }
    }

    /// Name in metrics.
    public var metricName: StaticString {
        switch self {
        case .search: "search"
        case .subject: "subject"
        case .catalogue: "catalogue"
        case .openAPI: "openapi"
        case .none: "none"
        }
    }

    /// The route of decoded path segments.
    init(segments: [String]) {
        switch segments {
        case ["v1", "subjects"]: self = .search
        case let path where path.count == 3 && path[0] == "v1" && path[1] == "subjects": self = .subject
        case ["v1", "catalogue"]: self = .catalogue
        case ["openapi.json"]: self = .openAPI
        default: self = .none
        }
    }
}
