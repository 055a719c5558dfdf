public import HTTPTypes

/// One operation of the staff audience: its name, its address, and how its request is read and done.
///
/// Each area declares its operations in a file of its own (`StaffRoute+Units.swift`) and lists them there; this file lists
/// the areas. A test compares all with the OpenAPI document.
/// - Rule: HZ-Q3, PB-9, PB-12.
public struct StaffRoute: AudienceRoute {
    /// Reads a request completely, so that a malformed one touches no database; what it gives runs in one transaction.
    typealias WorkReading = @Sendable (inout StaffForm) throws(Problem) -> StaffWork
    /// Reads a request and does it in transactions of its own, which compare the request token themselves.
    typealias TurnTaking = @Sendable (inout StaffForm, StaffTurn) throws -> HTTPResponse

    /// How an operation is done.
    enum Manner: Sendable {
        /// In one transaction; the answer is JSON.
        case work(WorkReading)
        /// In transactions of its own.
        case turn(TurnTaking)
        /// Before it comes to a thread of the pool.
        case atEdge
    }

    /// What an operation takes as its body.
    enum BodyForm: Sendable {
        /// Nothing.
        case nothing
        /// One JSON object.
        case json
        /// The content of a file, looked at by whoever takes it in.
        case file
    }

    /// Name in metrics, and the word of the operation in the query log when it is refused.
    public let metricName: StaticString
    /// The address as OpenAPI writes it; nil for `none`.
    public let template: String?
    /// The one method of the operation.
    public let method: HTTPMethod
    /// Media type of its answers.
    public let mediaType: String
    /// Names of its query parameters.
    let parameters: [String]
    /// What it takes as its body.
    let bodyForm: BodyForm
    /// How it is done.
    let manner: Manner
    /// The metric's name, to tell operations apart.
    private let name: String

    /// An operation.
    init(
        _ metricName: StaticString, _ method: HTTPMethod, _ template: String?, parameters: [String] = [],
        body: BodyForm? = nil, mediaType: String = "application/json", _ manner: Manner
    ) {
        self.metricName = metricName
        self.template = template
        self.method = method
        self.mediaType = mediaType
        self.parameters = parameters
        bodyForm = body ?? (method == .post ? .json : .nothing)
        self.manner = manner
        name = "\(metricName)"
    }

    /// A reading operation.
    static func get(
        _ metricName: StaticString, _ template: String, parameters: [String] = [], _ read: @escaping WorkReading
    ) -> StaffRoute {
        StaffRoute(metricName, .get, template, parameters: parameters, .work(read))
    }

    /// A command with a JSON object.
    static func post(_ metricName: StaticString, _ template: String, _ read: @escaping WorkReading) -> StaffRoute {
        StaffRoute(metricName, .post, template, .work(read))
    }

    /// A command without a body.
    static func delete(_ metricName: StaticString, _ template: String, _ read: @escaping WorkReading) -> StaffRoute {
        StaffRoute(metricName, .delete, template, .work(read))
    }
}

// MARK: All of them

extension StaffRoute: CaseIterable {
    /// The description of this interface.
    static let openAPI = StaffRoute("openapi", .get, "/openapi.json", .atEdge)
    /// Anything else, for counting.
    public static let none = StaffRoute("none", .get, nil, .atEdge)

    /// The operations of every area; an area's are one line here.
    public static let allCases: [StaffRoute] = [
        sessionRoutes,
        accountRoutes,
        unitRoutes,
        certificateRoutes,
        consentRoutes,
        watchRoutes,
        lookupRoutes,
        applicationRoutes,
        materialRoutes,
        objectionRoutes,
        annotationRoutes,
        reportRoutes,
        caseRoutes,
        archiveRoutes,
        fileRoutes,
        [openAPI, none],
    ].flatMap(\.self)
}

extension StaffRoute: RawRepresentable, Hashable, CustomStringConvertible {
    /// The name.
    public var description: String { name }

    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { place, route in (route.name, place) })

    /// The place of the operation in metrics, from 0.
    public var rawValue: Int {
        guard let place = Self.places[name] else { preconditionFailure("the operation is in no area's list") }
        return place
    }

    /// The operation of a place; nil for a place that none has.
    public init?(rawValue: Int) {
        guard Self.allCases.indices.contains(rawValue) else { return nil }
        self = Self.allCases[rawValue]
    }

    /// Names tell operations apart; a test makes sure that none is given twice.
    public static func == (one: StaffRoute, other: StaffRoute) -> Bool { one.name == other.name }

    /// By the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
