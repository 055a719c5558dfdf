import HTTPTypes

/// The routes of all three audiences, for comparison with their descriptions.
///
/// - Rule: HZ-Q3.
public enum RouteListing {
    /// A line for each route: audience, method, address.
    public static var lines: [String] {
        lines("public", PublicRoute.self) + lines("government", GovernmentRoute.self) + lines("staff", StaffRoute.self)
    }

    private static func lines<Route: AudienceRoute>(_ audience: String, _: Route.Type) -> [String] {
        Route.allCases.compactMap { route in
            route.template.map { "\(audience) \(route.method.name) \($0)" }
        }
    }
}
