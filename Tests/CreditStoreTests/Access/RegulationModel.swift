import CreditInformation

/// What the regulations say, sentence by sentence, in code of its own: nothing here is read from the policy files.
///
/// `granted` is what the sentences that allow something allow; `ceiling` is what those that forbid something leave of
/// everything. The answer is the lesser of both.
struct RegulationModel {
    let city: RuleProfile

    /// What is handed out.
    func form(in situation: AccessSituation) -> DisclosureForm {
        let (granted, ceiling) = (granted(in: situation), ceiling(in: situation))
        return granted.rank < ceiling.rank ? granted : ceiling
    }

    /// What the sentences allow.
    func granted(in situation: AccessSituation) -> DisclosureForm {
        switch city {
        case .hangzhou: hangzhouGrants(situation)
        case .jiujiang: jiujiangGrants(situation)
        default: .nothing
        }
    }

    /// What the prohibitions leave.
    func ceiling(in situation: AccessSituation) -> DisclosureForm {
        // 附件3 五（二）: 开放权限由市发改委统一设置, and the catalogue opens these on consent only, to using units.
        // 九江 第十六条: 授权使用信息须提供单位同意后才能查看. Whoever looks.
        let needsConsent =
            switch city {
            case .hangzhou: situation.audience == .government && situation.sharing == .onAuthority
            case .jiujiang: situation.sharing == .onAuthority
            default: true
            }
        if needsConsent && situation.consent == .absent { return .nothing }
        // 附件2 六（一）: 在异议处理期间，所标注的信用信息暂停使用. HZ-O7: all channels say that it is suspended.
        if situation.marker == .underProcessing { return .markerOnly }
        return .full
    }

    // MARK: 杭政函〔2015〕62号 附件1

    private func hangzhouGrants(_ situation: AccessSituation) -> DisclosureForm {
        switch situation.audience {
        case .network:
            // 三: 法人、自然人可以通过“信用杭州”网站查询A类信息. 四: without more ado. Sensitive contents masked (JJ-2).
            return situation.openLevel == .open && situation.purpose == .publicInquiry ? .masked : .nothing
        case .window:
            // 三: 通过服务窗口，现场查询A类和B类信息. 五（一）本人; 五（二）他人，须经被查询人授权. At the window: its staff.
            guard situation.role == .windowClerk else { return .nothing }
            let isAllowed = situation.purpose == .ownData || situation.purpose == .authorisedInquiry
            return isAllowed && situation.openLevel != .insideGovernment ? .full : .nothing
        case .government:
            // 三, 六（一）: 行政机关…因工作需要，通过政务外网查询A类、B类和C类信息; by 具体工作人员作为使用人.
            return isUser(situation.role) && isGovernmentWork(situation.purpose) ? .full : .nothing
        }
    }

    // MARK: 九江安全管理办法

    private func jiujiangGrants(_ situation: AccessSituation) -> DisclosureForm {
        // 第十六条: 社会公开信息将在网站上公示，涉及敏感数据的，将进行脱敏处理. The catalogue opens only A items.
        let isPublic = situation.sharing == .open && situation.openLevel == .open
        switch situation.audience {
        case .network: return isPublic && situation.purpose == .publicInquiry ? .masked : .nothing
        case .window:
            guard situation.role == .windowClerk else { return .nothing }
            let isAllowed = situation.purpose == .ownData || situation.purpose == .authorisedInquiry
            return isPublic && isAllowed ? .masked : .nothing
        case .government:
            guard isGovernmentWork(situation.purpose) else { return .nothing }
            return article18(situation) ? .full : .nothing
        }
    }

    /// 第十八条: whether somebody's application or office opens the record, consent left aside.
    private func article18(_ situation: AccessSituation) -> Bool {
        let isOnAuthority = situation.sharing == .onAuthority
        let isOwn = situation.relation == .own
        switch (situation.unitLevel, situation.role) {
        // （一）市级信用管理员可以查看使用信用平台归集的所有非授权使用信息
        case (.city, .creditAdministrator): return !isOnAuthority
        // （二）市级使用单位…市级非授权使用信息，通过申请授权方式查看市级授权使用信息
        case (.city, .querier): return isOwn
        // （三）县级信用管理员和使用单位…辖区内的非授权使用信息
        case (.county, .creditAdministrator): return isOwn && !isOnAuthority
        // （三）县级使用单位可以通过申请授权方式查看辖区内的授权使用信息
        case (.county, .querier): return isOwn
        default: return false
        }
    }

    // MARK: Both

    private func isUser(_ role: AccountRole?) -> Bool {
        role == .querier || role == .creditAdministrator
    }

    /// QZ-4: reasons that a unit of government can have.
    private func isGovernmentWork(_ purpose: QueryPurpose) -> Bool {
        switch purpose {
        case .governmentMatter, .followUp, .objectionCheck, .verification: true
        case .publicInquiry, .ownData, .authorisedInquiry: false
        }
    }
}
