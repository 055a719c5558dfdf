public import CreditInformation
public import Postgres

/// Why records were not prepared; batches that were finished stay.
public enum PreparationError: Error, Sendable {
    /// No catalogue is in force.
    case noCatalogue
    /// A record's stored content can't be read, or no catalogue describes its item.
    case unreadableRecord(Digest128)
    /// The database failed; the same command goes on from there.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(String)
    /// Names can't be put into the form of searches.
    case names(String)

    /// What is wrong and what to do, in Chinese, for the centre.
    public var explanation: String {
        switch self {
        case .noCatalogue: "平台尚未发布信息目录，没有可准备的记录。"
        case .unreadableRecord(let record): "记录\(record.text)无法读取，已完成的部分保留，请联系系统管理员。"
        case .database: "数据库暂时不可用，已完成的部分保留，重新执行即可继续。"
        case .cryptography: "密钥不可用，已完成的部分保留，请联系系统管理员。"
        case .names: "名称处理组件不可用，请联系系统管理员。"
        }
    }
}
