public import Postgres

/// Why a staff command was refused, as the person is told.
///
/// - Rule: X-7.
public struct StaffRefusal: Sendable, Equatable {
    /// Stable code of the problem.
    public let code: String
    /// Requirement that the refusal rests on.
    public let ruleID: String
    /// What is wrong and what to do, in Chinese; nothing of what was sent.
    public let sentence: String

    /// A refusal from its parts.
    public init(code: String, ruleID: String, sentence: String) {
        self.code = code
        self.ruleID = ruleID
        self.sentence = sentence
    }

    /// What a function of the database raised.
    public init(_ raised: RaisedRefusal) {
        self.init(code: raised.code, ruleID: raised.ruleID, sentence: raised.sentence)
    }

    /// A log-in that failed, for whatever reason: the sentence tells none.
    public static let logInFailed = StaffRefusal(
        code: "login_failed", ruleID: "PB-11", sentence: "账号、密码或动态口令不正确，或该账号现在不能登录；连续失败五次后须等待一段时间再试。")

    /// The code of a device that is to become the second factor does not fit.
    public static let codeMismatch = StaffRefusal(
        code: "code_mismatch", ruleID: "PB-11", sentence: "动态口令不正确，请核对设备时间后输入当前显示的六位数字。")

    /// An offer of a second factor that was made for another session, changed, or is too old.
    public static let offerUnknown = StaffRefusal(
        code: "offer_unknown", ruleID: "PB-11", sentence: "动态口令的绑定信息无效或已过期，请重新开始绑定。")

    /// The present password is another one.
    public static let passwordWrong = StaffRefusal(
        code: "password_wrong", ruleID: "PB-7", sentence: "原密码不正确，本次登录已结束，请重新登录。")

    /// The new password was used before.
    public static let passwordReused = StaffRefusal(
        code: "password_reused", ruleID: "PB-7", sentence: "新密码不得与以往使用过的任何密码相同。")

    /// The new password does not have the form that the rules want.
    public static func passwordWeak(_ sentence: String, ruleID: String) -> StaffRefusal {
        StaffRefusal(code: "password_weak", ruleID: ruleID, sentence: sentence)
    }

    /// Text that is no certificate.
    public static let certificateMalformed = StaffRefusal(
        code: "certificate_malformed", ruleID: "HZ-Q13", sentence: "证书无法识别，请提交一份 PEM 格式的个人数字证书。")

    /// Two commands at the same time wanted what only one could have.
    public static let changedMeanwhile = StaffRefusal(
        code: "changed_meanwhile", ruleID: "PB-9", sentence: "同一事项刚刚由他人办理，请刷新后再试。")

    /// A value that the edge lets through and the database does not.
    public static let malformedCommand = StaffRefusal(
        code: "malformed_command", ruleID: "X-7", sentence: "提交的内容有误，请按接口说明填写。")
}
