import CreditInformation

extension RowIssue {
    static func missing(_ field: CatalogueField) -> RowIssue {
        RowIssue("missing", field: field.code, ruleID: "X-6", sentence: "缺少必填项“\(field.name)”，请补填。")
    }

    static func tooLong(_ field: CatalogueField, limit: Int) -> RowIssue {
        RowIssue("too_long", field: field.code, ruleID: "X-6", sentence: "“\(field.name)”超过\(limit)个字符，请核对或缩短。")
    }

    static func unreadable(
        _ code: String, _ field: CatalogueField, ruleID: String, _ explanation: String
    ) -> RowIssue {
        RowIssue(code, field: field.code, ruleID: ruleID, sentence: "“\(field.name)”：\(explanation)")
    }

    static func unknownCode(_ field: CatalogueField, allowed: [String]) -> RowIssue {
        RowIssue(
            "unknown_code", field: field.code, ruleID: "X-6",
            sentence: "“\(field.name)”不在代码表内，可填：\(allowed.joined(separator: "、"))。")
    }

    static func tooManyCells(found: Int, expected: Int) -> RowIssue {
        RowIssue(
            "too_many_cells", ruleID: "X-6",
            sentence: "该行有\(found)列，表头只有\(expected)列，可能有未加引号的逗号，请核对。")
    }

    static func identifier(_ error: IdentifierError, _ field: CatalogueField) -> RowIssue {
        RowIssue(
            "identifier", field: field.code, ruleID: error.ruleID, sentence: "“\(field.name)”：\(error.explanation)")
    }

    static func unreadableLine(_ error: String, ruleID: String) -> RowIssue {
        RowIssue("unreadable_row", ruleID: ruleID, sentence: error)
    }

    static let noIdentifier = RowIssue(
        "no_identifier", ruleID: "X-3", sentence: "没有任何可识别主体的代码，请至少填写统一社会信用代码、组织机构代码或证件号码之一。")

    static let codesDisagree = RowIssue(
        "codes_disagree", ruleID: "BX-15", sentence: "组织机构代码与统一社会信用代码第9至17位不一致，请与证照核对。")

    static let subjectUnknown = RowIssue(
        "subject_unknown", ruleID: "BX-15", sentence: "仅凭组织机构代码或其他旧号码未找到对应主体，已转信用中心核查；如有统一社会信用代码请补填后重报。",
        isForCentre: true)

    static let codesNameTwoSubjects = RowIssue(
        "two_subjects", ruleID: "BX-15", sentence: "该行的代码分属平台上的不同主体，已转信用中心核查。", isForCentre: true)

    static let reinserted = RowIssue(
        "reinserted", ruleID: "BX-3", sentence: "该内容此前已被更正、撤销或修复，不得原样重新报送，已转信用中心核查。", isForCentre: true)

    /// Stands for every `twiceInFile(line:)` where reasons are counted.
    static let twiceInFile = RowIssue(
        "twice_in_file", ruleID: "X-6", sentence: "同一条信息在本文件中重复出现且内容不同，请保留正确的一条后重报。")

    /// Stands for reasons beyond the number that a summary names.
    static let furtherReason = RowIssue("further", ruleID: "X-6", sentence: "其他原因，详见反馈文件。")

    static func twiceInFile(line: Int) -> RowIssue {
        RowIssue(
            "twice_in_file", ruleID: "X-6", sentence: "同一条信息在本文件第\(line)行已出现且内容不同，请保留正确的一条后重报。")
    }
}
