public import CreditInformation
public import Postgres

/// Why a record was not withdrawn; nothing was changed.
///
/// - Rule: BX-3, X-5.
public enum WithdrawalError: Error, Sendable {
    /// The text is neither a code of an organisation nor an opaque reference.
    case unreadableReference
    /// No subject has the code.
    case unknownSubject
    /// The subject has no such record.
    case unknownRecord
    /// The record is withdrawn already.
    case alreadyWithdrawn
    /// No reason was given.
    case noGround
    /// No catalogue is in force.
    case noCatalogue
    /// Another record of the subject can't be read, so that its public name can't be told.
    case unreadableRecord(Digest128)
    /// The database failed.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(String)
    /// Names can't be put into the form of searches.
    case names(String)

    /// Rule that the refusal rests on; nil for faults of the machine.
    public var ruleID: String? {
        switch self {
        case .unreadableReference: "X-3"
        case .unknownSubject, .unknownRecord, .alreadyWithdrawn: "BX-3"
        case .noGround: "X-5"
        case .noCatalogue: "BX-1"
        case .unreadableRecord, .database, .cryptography, .names: nil
        }
    }

    /// What is wrong and what to do, in Chinese, for the centre.
    public var explanation: String {
        switch self {
        case .unreadableReference: "信用主体标识无法识别，请填写统一社会信用代码、组织机构代码或查询结果中的主体编号。"
        case .unknownSubject: "没有该信用主体的档案，请核对代码。"
        case .unknownRecord: "该信用主体没有此编号的记录，请核对记录编号。"
        case .alreadyWithdrawn: "该记录已经撤回。"
        case .noGround: "请写明撤回的依据或理由。"
        case .noCatalogue: "平台尚未发布信息目录，没有可撤回的记录。"
        case .unreadableRecord(let record): "该主体的记录\(record.text)无法读取，撤回未执行，请联系系统管理员。"
        case .database: "数据库暂时不可用，撤回未执行，请稍后重试。"
        case .cryptography: "密钥不可用，撤回未执行，请联系系统管理员。"
        case .names: "名称处理组件不可用，撤回未执行，请联系系统管理员。"
        }
    }
}
