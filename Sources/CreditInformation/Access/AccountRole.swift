/// What the holder of an account does. One person has one account, and that has one role.
///
/// - Rule: QZ-1, PB-10.
public enum AccountRole: String, Sendable, Hashable, CaseIterable {
    /// Sends a providing unit's records.
    case submitter
    /// Queries for a using unit.
    case querier
    /// Queries for the department that is in charge of credit in its city or county.
    case creditAdministrator = "credit_administrator"
    /// Keeps accounts and certificates.
    case accountAdministrator = "account_administrator"
    /// Receives applicants at a service window.
    case windowClerk = "window_clerk"
    /// Works for the credit centre.
    case centreClerk = "centre_clerk"
    /// Decides for the authority.
    case authorityOfficer = "authority_officer"
    /// Decides for a providing unit.
    case providerOfficer = "provider_officer"
    /// Reads the query log.
    case auditor

    /// The duty that the role belongs to.
    public var duty: AccountDuty {
        switch self {
        case .submitter: .submitting
        case .querier, .creditAdministrator: .querying
        case .accountAdministrator: .administering
        case .windowClerk, .centreClerk, .authorityOfficer, .providerOfficer: .workflow
        case .auditor: .auditing
        }
    }

    /// The role in Chinese.
    public var label: String {
        switch self {
        case .submitter: "数据报送用户"
        case .querier: "使用单位查询用户"
        case .creditAdministrator: "信用管理员"
        case .accountAdministrator: "账户管理员"
        case .windowClerk: "窗口工作人员"
        case .centreClerk: "信用中心工作人员"
        case .authorityOfficer: "主管部门工作人员"
        case .providerOfficer: "提供单位工作人员"
        case .auditor: "审计人员"
        }
    }
}
