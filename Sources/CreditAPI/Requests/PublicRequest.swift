import CreditInformation
import CreditStore
import FastCGI
import HTTPTypes
import TransparencyLog
import UnicodeText

/// A request of the public audience, read and checked: what is to be done with it.
enum PublicRequest {
    /// A query for one subject.
    case subject(PublicSubjectQuery)
    /// A search.
    case search(PublicSearch)
    /// A query for the entry that a receipt names.
    case receipt(ReceiptRequest)
    /// A question how an objection stands.
    case progress(ProgressRequest)
    /// A tile of the query log's tree.
    case tile(TileAddress)
    /// The newest checkpoint of the query log.
    case checkpoint
    /// A query that is refused, and logged.
    case refused(PublicRefusal, ProblemKind)
    /// The catalogue, with what the caller has already.
    case catalogue(known: String?)
    /// The description of the interface.
    case openAPI(known: String?)
    /// A method that the address does not have.
    case otherMethod(HTTPMethod)
    /// No query at all; refused without an entry.
    case problem(Problem)
}

/// Reads requests of the public audience.
///
/// - Rule: HZ-Q3, HZ-Q4, HZ-Q11, JJ-2.
struct PublicRequestReader {
    let names: NameNormalisation
    let pageDefault: Int
    let pageMaximum: Int

    /// Bytes of a path that are still read; the longest address of ours has 50.
    static let maximumPathBytes = 512

    func read(_ request: FastCGIRequest) -> (PublicRoute, PublicRequest) {
        let origin = QueryOrigin(
            networkAddress: request.string("REMOTE_ADDR"), requestID: request.string("CREDIT_REQUEST_ID"))
        let path: RequestPath
        do throws(RequestPathError) {
            path = try RequestPath(request["REQUEST_URI"] ?? [], maximumBytes: Self.maximumPathBytes)
        } catch {
            return (.none, .problem(Problem(error == .tooLong ? .uriTooLong : .malformedRequest)))
        }
        let route = PublicRoute(segments: path.segments)
        if route == .none { return (route, .problem(Problem(.noSuchResource))) }
        guard HTTPMethod(request["REQUEST_METHOD"] ?? []) == route.method else {
            return (route, .otherMethod(route.method))
        }
        guard MediaTypeList(request["HTTP_ACCEPT"]).accepts(route.mediaType) else {
            let detail = route.mediaType == "application/json" ? nil : "该地址以 \(route.mediaType) 格式答复。"
            return (route, .problem(Problem(.notAcceptable, detail: detail)))
        }
        do throws(Refused) {
            let items = try queryItems(request, allowed: route.parameters)
            switch route {
            case .search: return (route, .search(try search(items, origin)))
            case .subject:
                let reference = try reference(path.segments[2])
                return (route, .subject(PublicSubjectQuery(reference: reference, origin: origin)))
            case .catalogue: return (route, .catalogue(known: request.string("HTTP_IF_NONE_MATCH")))
            case .openAPI: return (route, .openAPI(known: request.string("HTTP_IF_NONE_MATCH")))
            case .receipt:
                let receipt = try ReceiptRequest(
                    position: path.segments[2], secret: request.string("HTTP_RECEIPT_SECRET"), origin: origin)
                return (route, .receipt(receipt))
            case .objectionProgress: return (route, .progress(try Self.progress(request, origin)))
            case .checkpoint: return (route, .checkpoint)
            case .tile:
                guard let tile = TileAddress(pathSegments: path.segments[2...]) else { break }
                return (route, .tile(tile))
            case .none: break
            }
            return (route, .problem(Problem(.noSuchResource)))
        } catch {
            guard let operation = route.operation else { return (route, .problem(error.problem)) }
            return (
                route,
                .refused(
                    error.problem.refusal(operation: operation, scope: error.scope, origin: origin),
                    error.problem.kind)
            )
        }
    }

    /// Why a query is refused, and what the log may say of it: never what was typed, which may be anything.
    struct Refused: Error {
        let problem: Problem
        let scope: String

        init(_ problem: Problem) {
            self.problem = problem
            scope = "{}"
        }

        init(_ kind: ProblemKind, detail: String? = nil, typedCharacters: Int? = nil) {
            problem = Problem(kind, detail: detail)
            scope = typedCharacters.map { #"{"withheld":true,"characters":\#($0)}"# } ?? "{}"
        }
    }

    private func queryItems(_ request: FastCGIRequest, allowed: [String]) throws(Refused) -> QueryItems {
        let items: QueryItems
        do throws(QueryItemsError) { items = try QueryItems(request["QUERY_STRING"] ?? []) } catch {
            switch error {
            case .repeatedName: throw Refused(.repeatedParameter)
            case .tooLong: throw Refused(.uriTooLong)
            default: throw Refused(.malformedRequest)
            }
        }
        for item in items.items where !allowed.contains(item.name) {
            throw Refused(
                .unknownParameter, detail: allowed.isEmpty ? "该地址没有查询条件。" : nil)
        }
        return items
    }

    private func search(_ items: QueryItems, _ origin: QueryOrigin) throws(Refused) -> PublicSearch {
        guard let typed = items["q"] else { throw Refused(.unclearQuery) }
        let (wanted, scope) = try SearchTerm.read(typed, names: names)
        var pageSize = pageDefault
        if let limit = items["limit"] {
            guard let number = Int(limit), String(number) == limit, 1...pageMaximum ~= number else {
                throw Refused(.malformedParameter, detail: "每页条数（limit）须为1至\(pageMaximum)之间的整数。")
            }
            pageSize = number
        }
        var after: PublicSearch.Place?
        if let cursor = items["cursor"] {
            guard let place = SearchCursor.place(cursor) else { throw Refused(.malformedCursor) }
            after = place
        }
        return PublicSearch(
            wanted: wanted, pageSize: Int32(pageSize), after: after,
            scope: scope + #","limit":\#(pageSize),"page":"\#(after == nil ? "first" : "next")"}"#, origin: origin)
    }

    private static func progress(_ request: FastCGIRequest, _ origin: QueryOrigin) throws(Refused) -> ProgressRequest {
        do throws(Problem) { return try ProgressRequest(request, origin: origin) } catch { throw Refused(error) }
    }

    private func reference(_ typed: String) throws(Refused) -> PublicReference {
        if let opaque = PublicReference(opaque: typed) { return opaque }
        return try SearchTerm.code(typed)
    }
}
