public import CreditInformation
public import FileDecoding
public import Postgres
public import UnicodeText

/// Why a file was not taken in at all; nothing of it is stored.
///
/// - Rule: X-6, X-7.
public enum ImportError: Error, Sendable {
    /// The file can't be read.
    case file(FileDecodingError)
    /// The file has no row, not even a header.
    case empty
    /// The mapping file is wrong.
    case mapping(String)
    /// No catalogue is in force.
    case noCatalogue
    /// The catalogue in force has no such item (BX-1).
    case unknownItem(String)
    /// The item is about both kinds of subject or not about the one that was named.
    case unclearSubject(item: String)
    /// The unit may not provide the item (BX-1).
    case notAProvider(String, item: String)
    /// The header does not fit the item.
    case header(HeaderMatch, item: CatalogueItem)
    /// Too many rows were bad; the batch was refused whole.
    case tooManyBadRows(ImportCounts, thresholdPercent: Int)
    /// The database failed; the batch left nothing behind and can be sent again.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(String)
    /// The installation lacks what names are compared with.
    case unicode(UnicodeTextError)
    /// The report could not be written.
    case report(path: String)

    /// Rule that the refusal rests on; nil for faults of the machine.
    public var ruleID: String? {
        switch self {
        case .file(let error): error.ruleID
        case .empty, .tooManyBadRows: "X-6"
        case .mapping: "BX-12"
        case .noCatalogue, .unknownItem, .unclearSubject, .notAProvider: "BX-1"
        case .header(let match, _): match.forbidden.isEmpty ? "BX-12" : "JJ-8"
        case .database, .cryptography, .unicode, .report: nil
        }
    }

    /// What is wrong and what to do, in Chinese, for the provider.
    public var explanation: String {
        switch self {
        case .file(let error): error.explanation
        case .empty: "文件中没有数据，请核对是否选错文件。"
        case .mapping(let sentence): sentence
        case .noCatalogue: "平台尚未发布信息目录，请先发布目录。"
        case .unknownItem(let code): "现行目录中没有代码为“\(code)”的信息事项，未纳入目录的信息不得归集。"
        case .unclearSubject(let item): "请用 --subject 指明“\(item)”本批数据是关于法人和非法人组织（organisation）还是自然人（person）。"
        case .notAProvider(let unit, let item): "单位“\(unit)”不是信息事项“\(item)”的提供单位，请核对单位代码。"
        case .header(let match, let item): Self.headerExplanation(match, item)
        case .tooManyBadRows(let counts, let threshold):
            "共\(counts.rows)行，其中\(counts[.rejected])行有误，超过\(threshold)%，整批不予接收；请按反馈文件逐条改正后重报。"
        case .database: "数据库暂时不可用，本批数据未入库，请稍后重新导入。"
        case .cryptography: "密钥不可用，本批数据未入库，请联系系统管理员。"
        case .unicode: "系统的文字处理组件不可用，本批数据未入库，请联系系统管理员。"
        case .report(let path): "反馈文件“\(path)”无法写入，本批数据未入库，请用 --report 指定可写的位置。"
        }
    }

    private static func headerExplanation(_ match: HeaderMatch, _ item: CatalogueItem) -> String {
        var sentences = match.forbidden.map(\.sentence)
        if !match.duplicates.isEmpty {
            sentences.append("表头重复：\(match.duplicates.map(\.text).joined(separator: "、"))。")
        }
        if !match.missing.isEmpty {
            let names = match.missing.map { code in "\(item.field(code)?.name ?? "")（\(code)）" }
            sentences.append("缺少必填列：\(names.joined(separator: "、"))。")
        }
        if !match.unusedMappings.isEmpty {
            sentences.append("对照文件中的以下条目在文件表头或目录字段中不存在：\(match.unusedMappings.joined(separator: "、"))。")
        }
        return sentences.joined()
    }
}
