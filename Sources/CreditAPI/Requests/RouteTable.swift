import HTTPTypes

/// Finds the route of an address and a method; made once for each audience.
struct RouteTable<Route: AudienceRoute>: Sendable {
    private struct Entry: Sendable {
        let route: Route
        /// Segments of the template; nil where any segment fits.
        let segments: [String?]
    }

    /// What an address and a method lead to.
    enum Match: Equatable {
        /// The route.
        case route(Route)
        /// The address exists with other methods, in the order of the routes.
        case otherMethods([HTTPMethod])
        /// No such address.
        case nothing
    }

    private let entries: [Entry]

    init() {
        entries = Route.allCases.compactMap { route in
            route.template.map { template in
                Entry(
                    route: route,
                    segments: template.split(separator: "/").map { $0.hasPrefix("{") ? nil : String($0) })
            }
        }
    }

    /// Linear in the number of routes, which are a few dozen.
    func match(_ segments: [String], _ method: HTTPMethod) -> Match {
        let fitting = entries.filter { entry in
            entry.segments.count == segments.count
                && zip(entry.segments, segments).allSatisfy { wanted, given in wanted == nil || wanted == given }
        }
        if fitting.isEmpty { return .nothing }
        if let found = fitting.first(where: { $0.route.method == method }) { return .route(found.route) }
        return .otherMethods(fitting.map(\.route.method))
    }
}
