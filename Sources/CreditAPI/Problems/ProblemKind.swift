public import HTTPTypes

/// Every way in which the public audience is told no, with the words for it.
///
/// The raw value is the stable code; retired codes are never used again.
/// - Rule: X-7, HZ-Q11.
public enum ProblemKind: String, Sendable, CaseIterable {
    /// No search term, or one too short to mean anyone.
    case unclearQuery = "unclear_query"
    /// A code that can't be any subject's.
    case malformedCode = "malformed_code"
    /// A natural person's document number, which does not belong in a search.
    case identityNumber = "identity_number"
    /// A parameter outside its form or range.
    case malformedParameter = "malformed_parameter"
    /// A parameter that the operation does not have.
    case unknownParameter = "unknown_parameter"
    /// A parameter that stands twice.
    case repeatedParameter = "repeated_parameter"
    /// A cursor that no page gave out.
    case malformedCursor = "malformed_cursor"
    /// Escapes, characters or a path that can't be read.
    case malformedRequest = "malformed_request"
    /// Nobody by that code, or nothing about them that is open to society.
    case notFound = "not_found"
    /// No receipt: a position or a secret of another form.
    case malformedReceipt = "malformed_receipt"
    /// No entry that the position and the secret belong to.
    case receiptNotFound = "receipt_not_found"
    /// An entry that no checkpoint covers yet.
    case receiptPending = "receipt_pending"
    /// No such address.
    case noSuchResource = "no_such_resource"
    /// An address that only answers GET.
    case methodNotAllowed = "method_not_allowed"
    /// The caller wants a form that we do not have.
    case notAcceptable = "not_acceptable"
    /// A body where none is wanted.
    case contentTooLarge = "content_too_large"
    /// An address that is too long.
    case uriTooLong = "uri_too_long"
    /// Header fields that are too large.
    case headersTooLarge = "headers_too_large"
    /// A fault of ours.
    case internalFault = "internal"
    /// The database is away or too busy; nothing was answered, nothing is lost.
    case unavailable

    /// Status of the answer.
    public var status: HTTPStatus {
        switch self {
        case .unclearQuery, .malformedCode, .identityNumber, .malformedParameter, .unknownParameter, .repeatedParameter,
            .malformedCursor, .malformedRequest, .malformedReceipt:
            .badRequest
        case .notFound, .noSuchResource, .receiptNotFound, .receiptPending: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .internalFault: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }

    /// Requirement that the refusal rests on; empty for faults of ours.
    public var ruleID: StaticString {
        switch self {
        case .unclearQuery, .notFound, .malformedCursor: "HZ-Q11"
        case .malformedCode: "X-3"
        case .identityNumber: "JJ-2"
        case .malformedReceipt, .receiptNotFound, .receiptPending: "BX-13"
        case .malformedParameter, .unknownParameter, .repeatedParameter, .malformedRequest, .noSuchResource,
            .methodNotAllowed, .notAcceptable, .contentTooLarge, .uriTooLong, .headersTooLarge:
            "X-7"
        case .internalFault: ""
        case .unavailable: "HZ-Q15"
        }
    }

    /// What it is, in Chinese.
    public var title: String {
        switch self {
        case .unclearQuery: "查询内容不明确"
        case .malformedCode: "代码有误"
        case .identityNumber: "不受理证件号码"
        case .malformedParameter: "查询条件有误"
        case .unknownParameter: "没有这个查询条件"
        case .repeatedParameter: "查询条件重复"
        case .malformedCursor: "翻页位置有误"
        case .malformedRequest: "请求无法识别"
        case .notFound: "未查到公开信息"
        case .malformedReceipt: "查询回执有误"
        case .receiptNotFound: "未查到该查询记录"
        case .receiptPending: "查询记录尚待签名"
        case .noSuchResource: "没有这个地址"
        case .methodNotAllowed: "不支持的操作"
        case .notAcceptable: "不支持的格式"
        case .contentTooLarge: "请求内容过大"
        case .uriTooLong: "网址过长"
        case .headersTooLarge: "请求头过大"
        case .internalFault: "系统故障"
        case .unavailable: "服务暂时不可用"
        }
    }

    /// What the citizen can do, in Chinese; a more exact sentence may take its place.
    public var advice: String {
        switch self {
        case .unclearQuery: "请输入名称中的至少两个字，或完整的统一社会信用代码、组织机构代码。"
        case .malformedCode: "请核对证照上的18位统一社会信用代码或9位组织机构代码后重新输入。"
        case .identityNumber: "网络查询只提供依法向社会公开的信息，请勿输入身份证等证件号码；查询本人信息请携带证件到服务窗口办理。"
        case .malformedParameter: "请核对查询条件的格式和范围。"
        case .unknownParameter: "可用的查询条件为 q、limit、cursor。"
        case .repeatedParameter: "同一查询条件只能出现一次。"
        case .malformedCursor: "请从第一页重新查询。"
        case .malformedRequest: "请核对网址中的文字和符号。"
        case .notFound: "没有该代码的主体，或该主体没有依法向社会公开的信用信息；请核对代码。"
        case .malformedReceipt: "请按答复中的回执（receipt）填写：网址中为位置（position），请求头 Receipt-Secret 中为密钥（secret）。"
        case .receiptNotFound: "位置与密钥不符，或该月的查询记录已归档；请核对回执，或向信用中心申请核验。"
        case .receiptPending: "该位置的查询记录尚未列入已签名的检查点，通常几秒钟内完成；请稍后再试。"
        case .noSuchResource: "请核对网址。"
        case .methodNotAllowed: "该地址只提供查询（GET）。"
        case .notAcceptable: "本服务以 JSON 格式（application/json）答复。"
        case .contentTooLarge: "查询不需要提交内容。"
        case .uriTooLong: "请缩短查询条件。"
        case .headersTooLarge: "请清除浏览器中本网站的缓存数据后重试。"
        case .internalFault: "请稍后再试；如多次出现，请告知信用中心。"
        case .unavailable: "查询记录未能写入，本次未予答复；请稍后再试。"
        }
    }
}
