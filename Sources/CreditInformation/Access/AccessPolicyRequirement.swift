/// What an access policy must satisfy before it may be published.
public enum AccessPolicyRequirement: String, Sendable, Hashable, CaseIterable {
    /// The file can be read as a policy.
    case unreadable = "policy.unreadable"
    /// Every key of the file is one we know: a misspelt condition must not open a rule.
    case unknownKey = "policy.key.unknown"
    /// Every word is one that the system knows.
    case unknownValue = "policy.value.unknown"
    /// Texts that must be stated are stated, the default and the articles among them.
    case missingText = "policy.text.missing"
    /// Nothing stands there twice.
    case duplicate = "policy.duplicate"
    /// Conditions can be met, and forms fit the effect.
    case pointlessRule = "policy.rule.pointless"
    /// No two rules say different things about the same conditions.
    case contradiction = "policy.rule.contradiction"
    /// Every rule changes some decision.
    case redundantRule = "policy.rule.redundant"
    /// HZ-Q3: the public gets level A, masked, and nothing else.
    case publicChannel = "HZ-Q3"
    /// HZ-Q3: windows never give level C.
    case windowChannel = "HZ-Q3.window"
    /// PB-10: a channel serves the roles whose duty it is.
    case duty = "PB-10"
    /// HZ-O7: what is under processing is not disclosed by any channel.
    case underProcessing = "HZ-O7"
    /// JJ-7: government units use `on_authority` items on the providing unit's consent.
    case consent = "JJ-7"
    /// QZ-4: purposes are a closed list and say what they need.
    case purposes = "QZ-4"
    /// HZ-M5: matters are listed.
    case matters = "HZ-M5"
    /// QZ-9: no bulk results for windows and county roles.
    case bulk = "QZ-9"
    /// QZ-12: limits lie in ranges that make sense.
    case limits = "QZ-12"
    /// QZ-8: service hours are stretches of one day, in order.
    case serviceHours = "QZ-8"

    /// The requirement as a Chinese sentence without full stop, said of a breach.
    public var sentence: String {
        switch self {
        case .unreadable: "访问策略文件无法读取"
        case .unknownKey: "存在无法识别的属性"
        case .unknownValue: "取值不在允许范围内"
        case .missingText: "缺少必须填写的内容"
        case .duplicate: "内容重复"
        case .pointlessRule: "规则的条件或者提供方式没有意义"
        case .contradiction: "相同条件下的规则相互矛盾"
        case .redundantRule: "规则不改变任何结果，属于多余规则"
        case .publicChannel: "向社会公众提供的内容超出A类脱敏信息"
        case .windowChannel: "服务窗口不得提供C类信息"
        case .duty: "查询渠道与账户岗位不符"
        case .underProcessing: "异议正在处理的信息应当暂停使用"
        case .consent: "授权使用信息须提供单位同意后才能查看"
        case .purposes: "查询用途清单有误"
        case .matters: "行政管理事项清单有误"
        case .bulk: "服务窗口和县级用户不得批量获取信息"
        case .limits: "查询阈值设置有误"
        case .serviceHours: "查询服务时间设置有误"
        }
    }
}
