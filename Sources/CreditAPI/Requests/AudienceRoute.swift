public import HTTPTypes

/// The operations of one audience: what its socket answers, and nothing else.
///
/// An enumeration whose raw values count from 0: the place of a route in metrics. Two methods of one address are two
/// routes. Routes of one audience do not exist on another's socket.
/// - Rule: HZ-Q3.
public protocol AudienceRoute: Sendable, Hashable, CaseIterable, RawRepresentable<Int> where AllCases == [Self] {
    /// Anything that is no route, for counting.
    static var none: Self { get }

    /// The address as OpenAPI writes it, `{name}` standing for one segment; nil for `none`.
    var template: String? { get }
    /// The one method that it answers; any for `none`.
    var method: HTTPMethod { get }
    /// Name in metrics.
    var metricName: StaticString { get }
    /// Media type of its answers, problems apart.
    var mediaType: String { get }
}
