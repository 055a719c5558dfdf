import CreditInformation
import CreditStore
import FileDecoding
import FoundationEssentials
import Testing

@testable import CreditIntake

/// An item with fields of all three levels and every kind of sensitive data, and its rows.
struct TieredItem {
    /// Columns of the item, which are its fields.
    static let header = ["MC", "DM", "WH", "FR", "SFZ", "SS", "DH", "DZ", "YX", "KH", "LB", "RQ", "JE", "BZ"]
    /// Codes of the fields by their own level in a record of level A.
    static let codes = (open: ["MC", "DM", "WH", "FR", "SS", "RQ"], onAuthority: ["DH", "DZ", "LB", "JE"])

    private let item: CatalogueItem
    private let writer: RecordWriter
    private let assessor: RowAssessor

    /// - Parameter level: Level of the item: A, B or C.
    init(level: OpenLevel = .open) throws {
        // The check refuses own levels that are wider than the item's.
        var file = Self.file(level)
        if level == .insideGovernment { file = file.replacing(#""ownLevel": "B","#, with: "") }
        let catalogue = try Catalogue(checking: Array(file.utf8))
        item = try #require(catalogue.item("T"))
        let keys = try IntakeDatabase.keys()
        writer = RecordWriter(
            item: item, kind: .organisation, level: level, digests: keys.digests, cipher: keys.cipher)
        let match = HeaderMatcher(item: item, ignoring: []).match(Self.header, kind: .organisation, mapping: [:])
        assessor = RowAssessor(
            catalogue: catalogue, item: item, kind: .organisation, match: match, constants: [:],
            receivedOn: try CalendarDate(reading: "2026-07-01"))
    }

    /// The contents of a row with nothing remarkable in it but for the changes.
    func content(_ changes: [String: String] = [:]) throws -> RecordContent {
        let cells = [
            "MC": "样例有限公司", "DM": Specimens.unifiedCode(1), "WH": "文1", "FR": "样例人",
            "SFZ": Specimens.identityNumber(1), "SS": "当事人无照经营", "DH": "13800138000", "DZ": "杭州市上城区一路1号",
            "YX": "a@example.com", "KH": "6222020200112345679", "LB": "甲类", "RQ": "2026-06-01", "JE": "100",
            "BZ": "经办人记录",
        ].merging(changes) { $1 }
        let row = FileRow(line: 2, cells: Self.header.map { cells[$0] ?? "" })
        guard case .draft(let draft) = assessor.assess(row) else { throw Refused() }
        return try writer.content(of: draft)
    }

    /// What may be shown of a row: `[A, B, C]`, each in full and masked; masked is nil where it is the same.
    func parts(_ changes: [String: String] = [:]) throws -> [(full: String, masked: String?)] {
        let fields = try content(changes).shown.fields
        return [fields.open, fields.onAuthority, fields.insideGovernment].map { part in
            (String(decoding: part.full, as: UTF8.self), part.masked.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    /// What may be shown of a content that is read back from where it was stored.
    func shownAgain(_ content: RecordContent) throws -> RecordFields {
        let keys = try IntakeDatabase.keys()
        return writer.shown(try StoredContent(json: content.stored, item: item, cipher: keys.cipher).values).fields
    }

    /// Codes of the members of a part.
    static func codes(_ part: String?) throws -> [String] {
        let object = try JSONDecoder().decode([String: AnyValue].self, from: Data("{\(part ?? "")}".utf8))
        return header.filter { object[$0] != nil }
    }

    private struct AnyValue: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private struct Refused: Error {}

    private static func file(_ level: OpenLevel) -> String {
        """
        {
          "profile": "hangzhou", "version": "1", "title": "测试目录", "legalBasis": "测试依据",
          "units": [{ "code": "U1", "name": "甲局", "kind": "department", "level": "city" }],
          "codeLists": [{ "name": "kinds", "isOpen": true, "entries": [{ "code": "1", "label": "一类" }] }],
          "items": [{ "code": "T", "name": "分级信息", "nature": "other", "identity": ["WH"],
            "disclosures": { "organisation": { "level": "\(level.rawValue)", "legalBasisOfPublication": "某法第一条" } },
            "sharing": "\(level == .open ? "open" : "shared")", "providers": ["U1"], "legalBasisOfCollection": "某法第二条",
            "sourceChannel": "文件", "updateCycle": "daily", "layer": "city",
            "publicity": { "startsFrom": "published", "maximumMonths": 36, "basis": "某法第三条" },
            "retention": { "startsFrom": "decided", "years": 5, "basis": "某法第四条" },
            "roles": { "subjectName": "MC", "unifiedCode": "DM", "decidedOn": "RQ" },
            "fields": [
              { "code": "MC", "name": "名称", "maximumLength": 200, "obligation": "always" },
              { "code": "DM", "name": "代码", "maximumLength": 18 },
              { "code": "WH", "name": "文号", "maximumLength": 64, "obligation": "always" },
              { "code": "FR", "name": "法定代表人", "maximumLength": 50, "sensitivity": "person_name", "mask": "person_name" },
              { "code": "SFZ", "name": "证件", "maximumLength": 64, "ownLevel": "C", "sensitivity": "identity_number",
                "mask": "withheld" },
              { "code": "SS", "name": "事实", "maximumLength": 2000, "sensitivity": "free_text", "mask": "free_text" },
              { "code": "DH", "name": "电话", "maximumLength": 64, "ownLevel": "B", "sensitivity": "telephone",
                "mask": "telephone" },
              { "code": "DZ", "name": "住址", "maximumLength": 100, "ownLevel": "B", "sensitivity": "address" },
              { "code": "YX", "name": "邮箱", "maximumLength": 100, "ownLevel": "C", "sensitivity": "electronic_mail",
                "mask": "electronic_mail" },
              { "code": "KH", "name": "开户账号", "maximumLength": 64, "ownLevel": "C", "sensitivity": "bank_account",
                "mask": "bank_account" },
              { "code": "LB", "name": "类别", "type": "codes", "maximumLength": 100, "ownLevel": "B", "codeList": "kinds" },
              { "code": "RQ", "name": "日期", "type": "date" },
              { "code": "JE", "name": "金额", "ownLevel": "B", "type": "amount_yuan" },
              { "code": "BZ", "name": "经办记录", "maximumLength": 2000, "ownLevel": "C" } ] }],
        }
        """
    }
}
