import CreditInformation
import Testing

/// A small valid catalogue, changed by text so that tests go through the same reading as operators' files.
enum CatalogueFixture {
    /// The catalogue. Every value that a test changes occurs exactly once in this form.
    static let json = """
        // Comments are allowed.
        {
          "profile": "hangzhou",
          "version": "1",
          "title": "测试目录",
          "legalBasis": "测试依据",
          "ignoredHeaders": ["序号"],
          "units": [
            { "code": "U1", "name": "甲局", "kind": "department", "level": "city" },
            { "code": "U2", "name": "乙县局", "kind": "department", "level": "county", "division": "330122" },
          ],
          "codeLists": [
            { "name": "status", "entries": [
              { "code": "1", "label": "有效", "codes": { "2016": "0", "2018": "1" } },
              { "code": "2", "label": "无效", "synonyms": ["撤销"], "codes": { "2016": "1", "2018": "2" } },
            ] },
            { "name": "procedure", "entries": [{ "code": "01", "label": "简易" }, { "code": "02", "label": "普通" }] },
          ],
          "items": [
            {
              "code": "O", "name": "单位处罚", "layer": "city", "nature": "negative",
              "disclosures": { "organisation": { "level": "A", "legalBasisOfPublication": "某法第一条" } },
              "sharing": "open", "providers": ["U1"], "legalBasisOfCollection": "某法第二条",
              "sourceChannel": "接口", "updateCycle": "daily", "firstDeadlineWorkingDays": 7,
              "publicity": { "startsFrom": "published", "minimumMonths": 3, "maximumMonths": 36, "basis": "某法第三条" },
              "retention": { "startsFrom": "decided", "years": 5, "basis": "某法第四条" },
              "finality": { "needsFinality": true, "excludesSimpleProcedure": true, "procedureField": "CX",
                "simpleProcedureCodes": ["01"], "basis": "某法第五条" },
              "identity": ["WH"],
              "roles": { "subjectName": "MC", "unifiedCode": "DM", "decidedOn": "RQ", "status": "ZT" },
              "withdrawnStatusCodes": ["2"],
              "fields": [
                { "code": "MC", "codes": { "2016": "XDR", "2018": "MC" }, "name": "名称", "maximumLength": 200,
                  "obligation": "always" },
                { "code": "DM", "name": "代码", "maximumLength": 18 },
                { "code": "WH", "name": "文号", "maximumLength": 64, "obligation": "always" },
                { "code": "RQ", "name": "日期", "type": "date" },
                { "code": "ZT", "name": "状态", "type": "code", "maximumLength": 1, "codeList": "status" },
                { "code": "CX", "name": "程序", "type": "code", "maximumLength": 2, "codeList": "procedure" },
                { "code": "FR", "name": "法定代表人", "maximumLength": 50, "sensitivity": "person_name",
                  "mask": "person_name" },
                { "code": "SFZ", "name": "证件", "maximumLength": 64, "sensitivity": "identity_number",
                  "mask": "withheld", "ownLevel": "C" },
              ],
            },
            {
              "code": "P", "name": "个人记录", "layer": "city", "nature": "other",
              "disclosures": { "person": { "level": "B" } },
              "sharing": "shared", "providers": ["U2"], "legalBasisOfCollection": "某法第六条",
              "sourceChannel": "文件", "updateCycle": "monthly",
              "retention": { "startsFrom": "decided", "permanent": true, "basis": "某法第七条" },
              "roles": { "subjectName": "XM", "personDocumentNumber": "ZJ" },
              "fields": [
                { "code": "XM", "name": "姓名", "maximumLength": 50, "obligation": "always" },
                { "code": "ZJ", "name": "证件号码", "maximumLength": 64, "obligation": "person" },
              ],
            },
          ],
        }
        """

    /// The file with the replacements applied, each of which must occur exactly once.
    static func changed(_ replacements: [(String, String)], source: SourceLocation = #_sourceLocation) -> [UInt8] {
        var text = json
        for (old, new) in replacements {
            #expect(text.ranges(of: old).count == 1, "\(old) must occur once", sourceLocation: source)
            text = text.replacing(old, with: new)
        }
        return Array(text.utf8)
    }

    /// The checked catalogue with the replacements applied.
    static func catalogue(_ replacements: (String, String)...) throws -> Catalogue {
        try Catalogue(checking: changed(replacements))
    }
}
