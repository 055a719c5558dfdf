public import CreditInformation
public import Postgres

/// Why a catalogue was not published, or its publication not abandoned.
///
/// - Rule: BX-1, HZ-M6.
public enum PublicationError: Error, Sendable {
    /// The file is no catalogue that may be used.
    case refused(CatalogueRefusal)
    /// The file has no plain JSON form, as with a number beyond every range.
    case notStorable
    /// The label stands for other content already: a published version never changes.
    case labelTaken(String)
    /// The version was in force and another one has taken its place; it does not come back under its old label.
    case superseded(String)
    /// The platform works under the catalogue of another city.
    case otherProfile(String, inForce: String)
    /// The version would begin before the one in force.
    case tooEarly(CalendarDate, inForceSince: CalendarDate)
    /// The day has not come: publish on that day or later.
    case notYet(CalendarDate, today: CalendarDate)
    /// Another publication was begun and not finished; finish it with its file and date, or abandon it.
    case otherPublicationBegun(label: String, effectiveOn: CalendarDate?)
    /// Another process is publishing at this moment.
    case running
    /// A record's stored content can't be read; nothing was put in force.
    case unreadableRecord(Digest128)
    /// The database failed; what was prepared stays, and the same command goes on from there.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(String)
    /// Names can't be put into the form of searches.
    case names(String)
    /// The clock shows a day outside the years 1 to 9999.
    case clock

    /// Rule that the refusal rests on; nil for faults of the machine.
    public var ruleID: String? {
        switch self {
        case .refused, .notStorable, .labelTaken, .superseded, .otherProfile: "BX-1"
        case .tooEarly, .notYet, .otherPublicationBegun, .running: "HZ-M6"
        case .unreadableRecord, .database, .cryptography, .names, .clock: nil
        }
    }

    /// What is wrong and what to do, in Chinese, for the centre.
    public var explanation: String {
        switch self {
        case .refused(let refusal):
            refusal.findings.filter { $0.severity == .refuse }.map(\.sentence).joined(separator: "\n")
        case .notStorable: "目录文件中有无法保存的内容（例如超出范围的数字），请改正后重新发布。"
        case .labelTaken(let label): "版本“\(label)”已经发布且内容不同，已发布的目录不得改动，请使用新的版本号。"
        case .superseded(let label): "版本“\(label)”已被后来的目录取代，如需恢复其内容，请使用新的版本号发布。"
        case .otherProfile(let profile, let inForce): "目录属于“\(profile)”，平台现行目录属于“\(inForce)”，不能混用。"
        case .tooEarly(let day, let since): "生效日期\(day)早于现行目录的生效日期\(since)，请核对。"
        case .notYet(let day, let today): "生效日期\(day)尚未到来（今天是\(today)），请在生效当日或之后再执行发布。"
        case .otherPublicationBegun(let label, let day):
            "版本“\(label)”（生效日期\(day?.description ?? "不详")）的发布尚未完成，请先用原文件和原生效日期继续完成，或者放弃该次发布。"
        case .running: "另一个发布正在进行，请等待其结束。"
        case .unreadableRecord(let record): "记录\(record.text)的内容无法读取，目录未生效，请联系系统管理员。"
        case .database: "数据库暂时不可用，目录未生效，已完成的准备工作保留，请稍后重新执行同一命令。"
        case .names: "名称处理组件不可用，目录未生效，请联系系统管理员。"
        case .clock: "系统时间不正确，目录未生效，请校正后重新执行。"
        case .cryptography: "密钥不可用，目录未生效，请联系系统管理员。"
        }
    }
}
