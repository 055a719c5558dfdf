public import CreditInformation
public import Postgres

/// Why an access policy was not published.
///
/// - Rule: HZ-S6, JJ-14.
public enum AccessPolicyPublicationError: Error, Sendable {
    /// The file is no policy that may be used.
    case refused(AccessPolicyRefusal)
    /// The file has no plain JSON form, as with a number beyond every range.
    case notStorable
    /// The label stands for other content already: a published policy never changes.
    case labelTaken(String)
    /// The platform works under the policy of another city.
    case otherProfile(String, inForce: String)
    /// It would begin before the newest policy.
    case tooEarly(CalendarDate, newestFrom: CalendarDate)
    /// A policy is in force already, and this one would begin on a day that is over.
    case past(CalendarDate, today: CalendarDate)
    /// The database failed; nothing was published.
    case database(PostgresError)
    /// The clock shows a day outside the years 1 to 9999.
    case clock

    /// Rule that the refusal rests on; nil for faults of the machine.
    public var ruleID: String? {
        switch self {
        case .refused(let refusal): refusal.findings.first?.requirement.rawValue
        case .notStorable, .labelTaken, .otherProfile, .tooEarly, .past: "HZ-S6"
        case .database, .clock: nil
        }
    }

    /// What is wrong and what to do, in Chinese, for the authority.
    public var explanation: String {
        switch self {
        case .refused(let refusal): refusal.findings.map(\.sentence).joined(separator: "\n")
        case .notStorable: "策略文件中有无法保存的内容（例如超出范围的数字），请改正后重新发布。"
        case .labelTaken(let label): "策略“\(label)”已经发布且内容不同，已发布的策略不得改动，请使用新的版本号。"
        case .otherProfile(let profile, let inForce): "策略属于“\(profile)”，平台现行策略属于“\(inForce)”，不能混用。"
        case .tooEarly(let day, let since): "生效日期\(day)早于最新策略的生效日期\(since)，请核对。"
        case .past(let day, let today): "生效日期\(day)已过（今天是\(today)），请使用今天或者以后的日期。"
        case .database(let error): "数据库出错，策略未发布：\(error.description)"
        case .clock: "系统时钟有误，请联系系统管理员。"
        }
    }
}
