import CreditStore
import FastCGI
import HTTPTypes

/// Reads the form of staff requests: address, method, media types, certificate; what the body says is the command's.
///
/// Belongs to its loop's thread.
/// - Rule: PB-11, X-7.
struct StaffRequestReader {
    /// What is to be done with a request.
    enum Request {
        /// A command for the pool.
        case command(CommandRequest<StaffRoute>)
        /// The description of the interface.
        case openAPI(known: String?)
        /// No command at all; answered without an entry.
        case problem(HTTPResponse)
    }

    /// Nil where no authority is configured; then certificates are no second factor here.
    private let certificates: ClientCertificateReader?
    private let routes = RouteTable<StaffRoute>()

    /// Bytes of a body that is no file.
    private let maximumFormBytes: Int

    init(certificates: ClientCertificateReader?, maximumFormBytes: Int) {
        self.certificates = certificates
        self.maximumFormBytes = maximumFormBytes
    }

    /// - Parameter nowMicroseconds: Instant of the request, microseconds since 1970-01-01 UTC.
    func read(_ request: FastCGIRequest, nowMicroseconds: Int64) -> (StaffRoute, Request) {
        let path: RequestPath
        do throws(RequestPathError) {
            path = try RequestPath(
                request["REQUEST_URI"] ?? [], maximumBytes: PublicRequestReader.maximumPathBytes)
        } catch {
            return (.none, .problem(Problem(error == .tooLong ? .uriTooLong : .malformedRequest).response))
        }
        let route: StaffRoute
        switch routes.match(path.segments, HTTPMethod(request["REQUEST_METHOD"] ?? [])) {
        case .route(let found): route = found
        case .otherMethods(let methods): return (.none, .problem(Problem.methodNotAllowed(methods)))
        case .nothing: return (.none, .problem(Problem(.noSuchResource).response))
        }
        if route == .openAPI { return (route, .openAPI(known: request.string("HTTP_IF_NONE_MATCH"))) }
        do throws(Problem) {
            try checkForm(request, route)
            return (
                route,
                .command(
                    CommandRequest(
                        route: route, segments: path.segments, queryItems: try Self.queryItems(request, route),
                        body: request.body, cookie: request.string("HTTP_COOKIE"),
                        csrfToken: request.string("HTTP_CSRF_TOKEN"),
                        origin: QueryOrigin(
                            networkAddress: request.string("REMOTE_ADDR"),
                            requestID: request.string("CREDIT_REQUEST_ID")),
                        certificate: certificate(request, nowMicroseconds), nowMicroseconds: nowMicroseconds))
            )
        } catch {
            return (route, .problem(error.response))
        }
    }

    /// The certificate that the connection came with; one that is not in order is none, and a code is wanted then.
    private func certificate(_ request: FastCGIRequest, _ nowMicroseconds: Int64) -> ClientCertificate? {
        guard let stated = request[ClientCertificateReader.parameter], !stated.isEmpty else { return nil }
        // The edge states a certificate here only when it has verified it.
        return try? certificates?.read(stated, isBelievedByEdge: true, nowSeconds: nowMicroseconds / 1_000_000)
    }

    private func checkForm(_ request: FastCGIRequest, _ route: StaffRoute) throws(Problem) {
        guard MediaTypeList(request["HTTP_ACCEPT"]).accepts(route.mediaType) else { throw Problem(.notAcceptable) }
        if route.bodyForm != .file, request.body.count > maximumFormBytes {
            throw Problem(.contentTooLarge, detail: "表单内容不得超过\(maximumFormBytes / 1024) KiB。")
        }
        switch route.bodyForm {
        case .json:
            // Also what keeps other sites' forms out: they can't state this type without asking first.
            guard MediaTypeStatement.isJSON(request["CONTENT_TYPE"]) else { throw Problem(.unsupportedMediaType) }
        case .file:
            // No type that a form of another site can state; what it is, its content says.
            guard MediaTypeStatement.states("application/octet-stream", request["CONTENT_TYPE"]) else {
                throw Problem(.unsupportedMediaType, detail: "上传文件须以 application/octet-stream 提交，格式按内容识别。")
            }
            guard !request.body.isEmpty else { throw Problem(.malformedBody, detail: "没有收到文件内容。") }
        case .nothing:
            guard request.body.isEmpty else { throw Problem(.malformedBody, detail: "该地址不接受请求内容。") }
        }
    }

    private static func queryItems(_ request: FastCGIRequest, _ route: StaffRoute) throws(Problem) -> QueryItems {
        let items: QueryItems
        do throws(QueryItemsError) { items = try QueryItems(request["QUERY_STRING"] ?? []) } catch {
            throw Problem(error == .repeatedName ? .repeatedParameter : .malformedRequest)
        }
        let allowed = route.parameters
        guard items.items.allSatisfy({ allowed.contains($0.name) }) else {
            let detail = allowed.isEmpty ? "该地址没有查询条件。" : "可用的查询条件为\(allowed.joined(separator: "、"))。"
            throw Problem(.unknownParameter, detail: detail)
        }
        return items
    }
}
