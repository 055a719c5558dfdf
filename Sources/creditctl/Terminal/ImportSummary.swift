import CreditInformation
import CreditIntake

/// What an import came to, for people and for scripts.
struct ImportSummary: Encodable {
    /// A reason with how often it occurred.
    struct Reason: Encodable {
        let code: String
        let field: String?
        let rule: String
        let sentence: String
        let count: Int
        let firstLines: [Int]
    }

    let rows: Int
    let accepted: Int
    let updated: Int
    let unchanged: Int
    let quarantined: Int
    let rejected: Int
    let maskedValues: Int
    let unknownHeaders: [String]
    let reasons: [Reason]
    let report: String?
    let isDryRun: Bool
    let isStored: Bool
    let refusal: String?
    let refusalRule: String?

    private enum CodingKeys: String, CodingKey {
        case rows, accepted, updated, unchanged, quarantined, rejected, maskedValues, unknownHeaders, reasons, report
        case isDryRun = "dryRun"
        case isStored = "stored"
        case refusal, refusalRule
    }

    init(_ outcome: ImportOutcome, refusal: ImportError?) {
        rows = outcome.counts.rows
        accepted = outcome.counts[.accepted]
        updated = outcome.counts[.updated]
        unchanged = outcome.counts[.unchanged]
        quarantined = outcome.counts[.quarantined]
        rejected = outcome.counts[.rejected]
        maskedValues = outcome.maskedValues
        unknownHeaders = outcome.unknownHeaders
        reasons = outcome.reasons.map { reason in
            Reason(
                code: reason.issue.code, field: reason.issue.field, rule: reason.issue.ruleID,
                sentence: reason.issue.sentence, count: reason.count, firstLines: reason.firstLines)
        }
        report = outcome.reportPath
        isDryRun = outcome.isDryRun
        isStored = refusal == nil && !outcome.isDryRun
        self.refusal = refusal?.explanation
        refusalRule = refusal?.ruleID
    }

    func show(isJSON: Bool) throws {
        if isJSON { return try JSONOutput.print(self) }
        print("共\(rows)行：新增\(accepted)，更新\(updated)，无变化\(unchanged)，待核查\(quarantined)，退回\(rejected)。")
        if maskedValues > 0 { print("公开内容中有\(maskedValues)处个人信息已作脱敏处理（BX-10）。") }
        if !unknownHeaders.isEmpty {
            print("以下列不在目录中，未予归集（BX-1）：\(unknownHeaders.joined(separator: "、"))")
        }
        for reason in reasons {
            let lines = reason.firstLines.map(String.init).joined(separator: "、")
            let more = reason.count > reason.firstLines.count ? "等\(reason.count)行" : "行"
            print("  第\(lines)\(more)：\(reason.sentence)（\(reason.rule)）")
        }
        if let report { print("反馈文件（改正后可直接重报）：\(report)") }
        if isDryRun { print("仅试运行，未入库。") }
    }
}
