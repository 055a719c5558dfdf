import CreditStore
import FastCGI
import HTTPTypes

/// Reads requests of the government audience: who asks, what for, about whom.
///
/// The certificate comes first: whoever has none learns nothing about what else is wrong. Belongs to its loop's thread.
/// - Rule: HZ-Q13, HZ-Q14, HZ-Q15.
struct GovernmentRequestReader {
    let certificates: ClientCertificateReader
    let queries: GovernmentQueryReader
    private let routes = RouteTable<GovernmentRoute>()

    init(certificates: ClientCertificateReader, queries: GovernmentQueryReader) {
        self.certificates = certificates
        self.queries = queries
    }

    /// - Parameter nowMicroseconds: Instant of the request, microseconds since 1970-01-01 UTC.
    func read(_ request: FastCGIRequest, nowMicroseconds: Int64) -> (GovernmentRoute, GovernmentRequest) {
        let path: RequestPath
        do throws(RequestPathError) {
            path = try RequestPath(
                request["REQUEST_URI"] ?? [], maximumBytes: PublicRequestReader.maximumPathBytes)
        } catch {
            return (.none, .answer(Problem(error == .tooLong ? .uriTooLong : .malformedRequest).response))
        }
        let route: GovernmentRoute
        switch routes.match(path.segments, HTTPMethod(request["REQUEST_METHOD"] ?? [])) {
        case .route(let found): route = found
        case .otherMethods(let methods): return (.none, .answer(Problem.methodNotAllowed(methods)))
        case .nothing: return (.none, .answer(Problem(.noSuchResource).response))
        }
        guard let operation = route.operation else {
            return (route, .openAPI(known: request.string("HTTP_IF_NONE_MATCH")))
        }
        let origin = QueryOrigin(
            networkAddress: request.string("REMOTE_ADDR"), requestID: request.string("CREDIT_REQUEST_ID"))
        let stated = request[ClientCertificateReader.parameter]
        do throws(Problem) {
            let certificate = try certificates.read(
                stated,
                isBelievedByEdge: request.string(ClientCertificateReader.edgeFindingParameter)
                    == ClientCertificateReader.edgeSuccess,
                nowSeconds: nowMicroseconds / 1_000_000)
            guard NetworkAddressText.isAddress(origin.networkAddress) else { throw Problem(.networkUnknown) }
            try Self.checkForm(request, route)
            let items = try Self.queryItems(request)
            if route == .query { return (route, try query(request, certificate, origin)) }
            return (
                route,
                .command(
                    CommandRequest(
                        route: route, segments: path.segments, queryItems: items, body: request.body, cookie: nil,
                        csrfToken: nil, origin: origin, certificate: certificate, nowMicroseconds: nowMicroseconds))
            )
        } catch {
            let actor = ClientCertificateReader.presented(stated)?.logName ?? GovernmentRefusal.unknownActor
            let refusal = error.governmentRefusal(operation: operation, actor: actor, origin: origin)
            return (route, .refused(refusal, error.kind))
        }
    }

    private func query(
        _ request: FastCGIRequest, _ certificate: ClientCertificate, _ origin: QueryOrigin
    ) throws(Problem) -> GovernmentRequest {
        let caller = GovernmentCaller(spkiDigest: certificate.spkiDigest, origin: origin)
        switch try queries.query(request.body) {
        case .one(let subject, let cause):
            try Self.accept(request, "application/json")
            return .query(GovernmentQuery(subject: subject, cause: cause, caller: caller))
        case .list(let subjects, let cause):
            try Self.accept(request, NDJSON.mediaType)
            return .batch(GovernmentBatch(subjects: subjects, cause: cause, caller: caller))
        }
    }

    private static func checkForm(_ request: FastCGIRequest, _ route: GovernmentRoute) throws(Problem) {
        // The form of a query's answer depends on its body.
        if route != .query { try accept(request, route.mediaType) }
        if route.takesBody {
            guard MediaTypeStatement.isJSON(request["CONTENT_TYPE"]) else { throw Problem(.unsupportedMediaType) }
        } else if !request.body.isEmpty {
            throw Problem(.malformedBody, detail: "该地址不接受请求内容。")
        }
    }

    private static func accept(_ request: FastCGIRequest, _ mediaType: String) throws(Problem) {
        guard MediaTypeList(request["HTTP_ACCEPT"]).accepts(mediaType) else {
            throw Problem(.notAcceptable, detail: "该地址以 \(mediaType) 格式答复。")
        }
    }

    private static func queryItems(_ request: FastCGIRequest) throws(Problem) -> QueryItems {
        let items: QueryItems
        do throws(QueryItemsError) { items = try QueryItems(request["QUERY_STRING"] ?? []) } catch {
            throw Problem(error == .repeatedName ? .repeatedParameter : .malformedRequest)
        }
        // An identifier in an address would stand in logs on the way; here nothing is asked by address.
        guard items.items.isEmpty else { throw Problem(.unknownParameter, detail: "该地址没有查询条件。") }
        return items
    }
}

extension Problem {
    /// The refusal that the query log takes in; nothing of what was sent.
    func governmentRefusal(operation: StaticString, actor: String, origin: QueryOrigin) -> GovernmentRefusal {
        GovernmentRefusal(
            operation: operation, actor: actor, scope: "{}", ruleID: kind.ruleID,
            document: String(decoding: openDocument, as: UTF8.self), origin: origin)
    }
}
