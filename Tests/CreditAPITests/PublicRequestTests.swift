import CreditInformation
import CreditStore
import FastCGI
import HTTPTypes
import Testing
import TransparencyLog
import UnicodeText

@testable import CreditAPI

/// What the public audience may ask, and in which words it is told no.
@Suite struct PublicRequestTests {
    private let reader: PublicRequestReader

    init() throws {
        reader = PublicRequestReader(names: try NameNormalisation(), pageDefault: 20, pageMaximum: 100)
    }

    private func read(_ path: String, _ query: String = "", method: String = "GET", accept: String? = nil) throws
        -> PublicRequest
    {
        reader.read(try RequestBytes.get(path, query: query, method: method, accept: accept)).1
    }

    private func refusal(_ path: String, _ query: String = "") throws -> (kind: ProblemKind, scope: String)? {
        guard case .refused(let refusal, let kind) = try read(path, query) else { return nil }
        return (kind, refusal.scope)
    }

    private func problem(_ request: PublicRequest) -> ProblemKind? {
        switch request {
        case .problem(let problem): return problem.kind
        case .otherMethod: return .methodNotAllowed
        default: return nil
        }
    }

    // A made-up code whose check characters fit.
    private let code = "91330106761479685D"

    @Test("HZ-Q4: a query by unified code, organisation code or opaque reference is understood, in any spelling")
    func codesAreUnderstood() throws {
        for spelling in ["91330106761479685D", "91330106761479685d", "%2091330106761479685D%20", "９１３３０１０６７６１４７９６８５Ｄ"] {
            let path = spelling.hasPrefix("９") ? "/v1/subjects/" + percentEncoded(spelling) : "/v1/subjects/" + spelling
            guard case .subject(let query) = try read(path) else {
                Issue.record("\(spelling) was not understood")
                continue
            }
            #expect(query.reference.text == code)
            #expect(query.origin.networkAddress == "192.0.2.7")
        }
        guard case .subject(let byOrganisation) = try read("/v1/subjects/76147968-5") else {
            Issue.record("the organisation code was not understood")
            return
        }
        #expect(byOrganisation.reference.text == "761479685")
        let opaque = PublicReference.opaque(Digest128(0x1234))
        guard case .subject(let person) = try read("/v1/subjects/" + opaque) else {
            Issue.record("the opaque reference was not understood")
            return
        }
        #expect(person.reference.subjectKey == Digest128(0x1234))
    }

    @Test("X-3, HZ-Q15: a wrong code is refused with its reason, and the log does not keep what was typed")
    func wrongCodeIsRefused() throws {
        let refused = try refusal("/v1/subjects/913301067614796850")
        #expect(refused?.kind == .malformedCode)
        #expect(refused?.scope == #"{"withheld":true,"characters":18}"#)
    }

    @Test("JJ-2, X-4: a natural person's number is refused wherever it is typed, and never kept")
    func identityNumbersAreRefused() throws {
        // Valid by its check character; the address code belongs to no district.
        let number = "330199199001010011"
        let checked = try ResidentIdentityNumber(number)
        for (path, query) in [
            ("/v1/subjects/" + checked.text, ""), ("/v1/subjects", "q=" + checked.text),
            ("/v1/subjects", "q=" + percentEncoded("张三 \(checked.text)")),
            ("/v1/subjects", "q=" + percentEncoded("身份证\(checked.text)")),
        ] {
            let refused = try refusal(path, query)
            #expect(refused?.kind == .identityNumber, "\(path) \(query)")
            #expect(refused?.scope.contains("3301") == false)
        }
    }

    @Test("HZ-Q11: one character is unclear, two are a search; a hundred are taken, a hundred and one are not")
    func lengthOfSearchTerm() throws {
        #expect(try refusal("/v1/subjects", "q=" + percentEncoded("杭"))?.kind == .unclearQuery)
        #expect(try refusal("/v1/subjects", "")?.kind == .unclearQuery)
        #expect(try refusal("/v1/subjects", "q=" + percentEncoded("（）、，"))?.kind == .unclearQuery)
        guard case .search(let two) = try read("/v1/subjects", "q=" + percentEncoded("杭州")) else {
            Issue.record("two characters are a search")
            return
        }
        #expect(two.wanted == .name(normalised: "杭州", bigrams: Bigrams.of("杭州")))
        #expect(two.scope == #"{"name":"杭州","limit":20,"page":"first"}"#)
        #expect(two.pageSize == 20)
        guard case .search = try read("/v1/subjects", "q=" + percentEncoded(String(repeating: "杭", count: 100))) else {
            Issue.record("a hundred characters are a search")
            return
        }
        let long = try refusal("/v1/subjects", "q=" + percentEncoded(String(repeating: "杭", count: 101)))
        #expect(long?.kind == .malformedParameter)
    }

    @Test("HZ-Q4: a search by code, organisation code or registration number is told from a name")
    func searchByCode() throws {
        for (typed, kept) in [(code, code), ("76147968-5", "761479685"), ("330103000217276", "330103000217276")] {
            guard case .search(let search) = try read("/v1/subjects", "q=" + typed),
                case .code(let reference) = search.wanted
            else {
                Issue.record("\(typed) is a code")
                continue
            }
            #expect(reference.text == kept)
        }
        guard case .search(let name) = try read("/v1/subjects", "q=3M" + percentEncoded("中国")), case .name = name.wanted
        else {
            Issue.record("letters and digits in a name do not make a code")
            return
        }
    }

    @Test("the size of a page: 1 and 100 are taken; 0, 101, signs, blanks and words are not", arguments: ["1", "100"])
    func pageSizesTaken(_ text: String) throws {
        guard case .search(let search) = try read("/v1/subjects", "q=ab&limit=" + text) else {
            Issue.record("limit \(text)")
            return
        }
        #expect(search.pageSize == Int32(text))
    }

    @Test("page sizes outside the range are refused", arguments: ["0", "101", "-1", "+5", "%205", "5.0", "x", "", "９"])
    func pageSizesRefused(_ text: String) throws {
        let query = text == "９" ? percentEncoded(text) : text
        #expect(try refusal("/v1/subjects", "q=ab&limit=" + query)?.kind == .malformedParameter)
    }

    @Test("X-7: unknown and repeated parameters are refused by name of the fault")
    func parametersAreStrict() throws {
        #expect(try refusal("/v1/subjects", "q=ab&x=1")?.kind == .unknownParameter)
        #expect(try refusal("/v1/subjects", "q=ab&q=cd")?.kind == .repeatedParameter)
        #expect(try refusal("/v1/subjects/" + code, "q=ab")?.kind == .unknownParameter)
        #expect(try refusal("/v1/subjects", "q=%FF%FE")?.kind == .malformedRequest)
        #expect(try refusal("/v1/subjects", "q=%zz")?.kind == .malformedRequest)
    }

    private let secret = "0b1d7a52-6d0e-4e4e-8d5c-2f6a4b8e9c10"

    private func receipt(_ position: String, _ secret: String?) throws -> PublicRequest {
        reader.read(
            try RequestBytes.get(
                "/v1/receipts/" + position, headers: secret.map { [("HTTP_RECEIPT_SECRET", $0)] } ?? [])
        ).1
    }

    @Test("BX-13: a receipt is a position in the address and a secret in a header field")
    func receipts() throws {
        for (position, secret) in [("0", secret), ("41", secret.uppercased()), ("9223372036854775807", secret)] {
            guard case .receipt(let request) = try receipt(position, secret) else {
                Issue.record("\(position) was not understood")
                continue
            }
            #expect(String(request.position) == position)
            #expect(request.secret == 0x0b1d_7a52_6d0e_4e4e_8d5c_2f6a_4b8e_9c10)
            #expect(request.origin.networkAddress == "192.0.2.7")
        }
    }

    @Test("BX-13: anything else is refused as a receipt, and the log keeps nothing of it")
    func malformedReceipts() throws {
        let wrong: [(String, String?)] = [
            ("1", nil), ("1", ""), ("1", String(secret.dropLast())), ("1", secret + "0"),
            ("1", secret.replacing("-", with: "")), ("1", secret.replacing("a", with: "g")), ("-1", secret),
            ("01", secret), ("+1", secret), ("x", secret), ("9223372036854775808", secret),
            ("1", "0b1d7a526-d0e-4e4e-8d5c-2f6a4b8e9c10"),
        ]
        for (position, secret) in wrong {
            guard case .refused(let refusal, let kind) = try receipt(position, secret) else {
                Issue.record("\(position) \(secret ?? "nothing") was taken")
                continue
            }
            #expect(kind == .malformedReceipt)
            #expect("\(refusal.ruleID)" == "BX-13")
            #expect("\(refusal.operation)" == "receipt")
            #expect(refusal.scope == "{}")
        }
    }

    @Test("C2SP tlog-tiles: checkpoint and tiles have the addresses that every client knows, and only those")
    func tree() throws {
        guard case .checkpoint = try read("/log/checkpoint", accept: "text/plain"),
            case .checkpoint = try read("/log/checkpoint", accept: "*/*")
        else {
            Issue.record("the checkpoint was not understood")
            return
        }
        #expect(problem(try read("/log/checkpoint", accept: "application/json")) == .notAcceptable)
        for (path, level, index, width) in [
            ("/log/tile/0/000", 0, 0, 256), ("/log/tile/1/003.p/5", 1, 3, 5),
            ("/log/tile/0/x001/x234/067", 0, 1_234_067, 256),
        ] {
            guard case .tile(let tile) = try read(path, accept: "*/*") else {
                Issue.record("\(path) was not understood")
                continue
            }
            #expect(tile == TileAddress(level: level, index: index, width: width))
        }
        for path in ["0/0", "8/000", "0/000.p/0", "0/000.p/256", "0/x000/001", "0/000/", "0/1000", "entries/000"] {
            let kind = problem(try read("/log/tile/" + path))
            #expect(kind == .noSuchResource || kind == .malformedRequest, "\(path)")
        }
        #expect(problem(try read("/log/tile/0/000", "a=1")) == .unknownParameter)
        #expect(problem(try read("/log/tile/0/000", accept: "text/html")) == .notAcceptable)
        #expect(problem(try read("/log/checkpoint", method: "POST")) == .methodNotAllowed)
    }

    @Test("only GET is answered; other methods, other forms and other addresses are not queries")
    func whatIsNoQuery() throws {
        for method in ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", ""] {
            #expect(problem(try read("/v1/subjects/" + code, method: method)) == .methodNotAllowed, "\(method)")
        }
        #expect(problem(try read("/v1/subjects/" + code, accept: "text/html")) == .notAcceptable)
        #expect(problem(try read("/v1/nothing")) == .noSuchResource)
        #expect(problem(try read("/v1/subjects/a/b")) == .noSuchResource)
        #expect(problem(try read("/v1/../etc/passwd")) == .malformedRequest)
        #expect(problem(try read("/v1/subjects/" + String(repeating: "9", count: 600))) == .uriTooLong)
    }

    @Test("PB-12: an address or id that could break the log's JSON becomes unknown")
    func originIsChecked() {
        let origin = QueryOrigin(networkAddress: #"1.2.3.4","x":"y"#, requestID: "zz")
        #expect(origin == QueryOrigin(networkAddress: nil, requestID: nil))
        #expect(QueryOrigin(networkAddress: "2001:db8::1", requestID: "AB12").networkAddress == "2001:db8::1")
    }
}

/// Every byte as a percent escape.
func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
}
