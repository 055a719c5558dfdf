/// A small catalogue in which tests turn what a yearly revision turns.
struct TestCatalogue {
    /// Label of the version.
    var version = "1"
    /// Level of the register item, which names subjects.
    var register = "A"
    /// Level of penalties; nil for a catalogue without them.
    var penalty: String? = "A"
    /// Level of records about persons.
    var person = "B"
    /// Mask of the penalty's telephone number.
    var telephoneMask = "telephone"
    /// Own level of the penalty's register number.
    var ownLevel: String?

    /// The file, with a comment as operators write them.
    var file: [UInt8] {
        let items = [registerItem, penalty.map(penaltyItem) ?? "", personItem].filter { !$0.isEmpty }
        return Array(
            """
            // A catalogue for tests.
            {
              "profile": "hangzhou", "version": "\(version)", "title": "测试目录", "legalBasis": "测试依据",
              "units": [{ "code": "U1", "name": "甲局", "kind": "department", "level": "city" }],
              "codeLists": [{ "name": "status", "entries": [
                { "code": "1", "label": "有效" }, { "code": "2", "label": "无效" } ] }],
              "items": [\(items.joined(separator: ",\n"))],
            }
            """.utf8)
    }

    private static func sharing(_ level: String) -> String {
        level == "A" ? "open" : "shared"
    }

    private static func disclosure(_ kind: String, _ level: String) -> String {
        #""disclosures": { "\#(kind)": { "level": "\#(level)", "legalBasisOfPublication": "某法第一条" } }, "#
            + #""sharing": "\#(sharing(level))", "providers": ["U1"], "legalBasisOfCollection": "某法第二条", "#
            + #""sourceChannel": "文件", "updateCycle": "daily", "layer": "city""#
    }

    private var registerItem: String {
        """
        { "code": "R", "name": "登记", "nature": "basic", \(Self.disclosure("organisation", register)),
          "namesSubject": true,
          "publicity": { "startsFrom": "published", "maximumMonths": 120, "basis": "某法第三条" },
          "roles": { "subjectName": "MC", "unifiedCode": "DM", "registrationNumber": "ZCH" },
          "fields": [
            { "code": "MC", "name": "名称", "maximumLength": 200, "obligation": "always" },
            { "code": "DM", "name": "代码", "maximumLength": 18 },
            { "code": "ZCH", "name": "注册号", "maximumLength": 32 } ] }
        """
    }

    private func penaltyItem(_ level: String) -> String {
        """
        { "code": "O", "name": "处罚", "nature": "negative", \(Self.disclosure("organisation", level)),
          "publicity": { "startsFrom": "published", "minimumMonths": 3, "maximumMonths": 36, "basis": "某法第三条" },
          "retention": { "startsFrom": "decided", "years": 5, "basis": "某法第四条" },
          "finality": { "needsFinality": false, "basis": "某法第五条" },
          "identity": ["WH"], "withdrawnStatusCodes": ["2"],
          "roles": { "subjectName": "MC", "unifiedCode": "DM", "decidedOn": "RQ", "status": "ZT" },
          "fields": [
            { "code": "MC", "name": "名称", "maximumLength": 200, "obligation": "always" },
            { "code": "DM", "name": "代码", "maximumLength": 18 },
            { "code": "WH", "name": "文号", "maximumLength": 64, "obligation": "always"\(ownLevel.map { #", "ownLevel": "\#($0)""# } ?? "") },
            { "code": "RQ", "name": "日期", "type": "date" },
            { "code": "JE", "name": "金额", "type": "amount_yuan" },
            { "code": "ZT", "name": "状态", "type": "code", "maximumLength": 1, "codeList": "status" },
            { "code": "DH", "name": "电话", "maximumLength": 20, "sensitivity": "telephone", "mask": "\(telephoneMask)" },
            { "code": "SS", "name": "事实", "maximumLength": 2000, "sensitivity": "free_text", "mask": "free_text" },
            { "code": "SFZ", "name": "证件", "maximumLength": 64, "sensitivity": "identity_number",
              "mask": "document_number" } ] }
        """
    }

    private var personItem: String {
        """
        { "code": "P", "name": "个人", "nature": "other", \(Self.disclosure("person", person)),
          "publicity": { "startsFrom": "published", "maximumMonths": 36, "basis": "某法第三条" },
          "retention": { "startsFrom": "decided", "permanent": true, "basis": "某法第七条" },
          "roles": { "subjectName": "XM", "personDocumentNumber": "ZJ" },
          "fields": [
            { "code": "XM", "name": "姓名", "maximumLength": 50, "obligation": "always" },
            { "code": "ZJ", "name": "证件号码", "maximumLength": 64, "obligation": "person",
              "sensitivity": "identity_number", "mask": "withheld" } ] }
        """
    }
}
