import CreditIntake
import CreditInformation

extension StaffRefusal {
    /// Reasons that one answer repeats at most; the next attempt shows the others.
    private static let namedReasons = 10

    /// A correction that an import of the same row would refuse, with the import's reasons.
    ///
    /// - Rule: HZ-O8, X-6, X-7.
    static func correctionNotReadable(_ issues: [RowIssue]) -> StaffRefusal {
        StaffRefusal(
            code: "correction_not_readable", ruleID: issues.first?.ruleID ?? "HZ-O8",
            sentence: issues.prefix(namedReasons).map(\.sentence).joined())
    }

    /// A supplement for a field that has a value.
    static func fieldPresent(_ name: String) -> StaffRefusal {
        StaffRefusal(
            code: "correction_not_readable", ruleID: "HZ-O8", sentence: "“\(name)”已有内容，请按更正办理。")
    }

    /// What was given says what is stored.
    static let correctionWithoutEffect = StaffRefusal(
        code: "correction_without_effect", ruleID: "HZ-O8", sentence: "办理后平台记录与现有记录没有不同，请核对。")

    /// A correction that would make another record, or a record of another subject.
    static let correctionOfIdentity = StaffRefusal(
        code: "correction_of_identity", ruleID: "HZ-O8",
        sentence: "所填内容涉及记录的主体或识别项（如文书号），属于另一条记录；请先删除本记录，再按遗漏补录。")

    /// The case is not about a record that could be corrected so.
    static let otherCorrection = StaffRefusal(
        code: "transition_not_allowed", ruleID: "HZ-O8", sentence: "该业务不适用这种处理方式。")

    /// The catalogue in force has no such item of that provider.
    static let itemNotInCatalogue = StaffRefusal(
        code: "item_not_in_catalogue", ruleID: "BX-1", sentence: "现行目录中没有该信息事项或其提供单位，不能更正；该信息有误的，只能删除。")

    /// The same, where a record is missing: there is nothing that could be deleted.
    static let omissionNotInCatalogue = StaffRefusal(
        code: "item_not_in_catalogue", ruleID: "BX-1", sentence: "现行目录中没有该信息事项或其提供单位，不能补录。")

    /// Nobody says whose record is missing.
    static let providerUnknown = StaffRefusal(
        code: "malformed_command", ruleID: "HZ-O8", sentence: "异议未载明提供单位，请填写应当提供该信息的单位。")

    /// The provider has given no copy of its own.
    static let providerCopyMissing = StaffRefusal(
        code: "provider_copy_missing", ruleID: "BX-14", sentence: "提供单位尚未提交其留存的记录内容，无法比对。")
}
