import FoundationEssentials

/// Makes the sealed JSON of a print, of any size, for tests; nobody in it is real.
struct MadeReport {
    /// What a hostile or careless source may put into a text.
    static let hostile = #"<script>alert("x")</script>&amp;' onload=x \#u{202E}"#

    /// Records, dealt out to the items in turn.
    var recordCount = 3
    /// Text of every field, name, reason and remark that comes from outside.
    var text = "内容"
    var kind = "organisation"
    var ground = "first"
    var lookupCount: Int? = 2
    var correctionCount = 0
    /// Marker of the first record; nil: none.
    var marker: String?
    var items: [String]?

    /// Sections of the standard, as the database has them.
    static let sections = [
        "基础信息", "行政管理信息", "诚实守信信息", "严重失信主体名单信息", "经营（活动）异常信息", "信用承诺信息", "信用评价信息",
        "司法判决信息", "其他信息", "公共信用信息地方补充内容",
    ]

    /// The document as `print_report` answers it.
    func json() throws -> String {
        let document: [String: JSON] = [
            "print": [
                "number": 2, "ground": .text(ground), "printed_at": "2026-06-16T10:00:00.000000+08:00",
                "printed_by": .text(text), "account": "window-1", "unit": .text(text),
            ],
            "corrections": .list(
                (0..<correctionCount).map { place in
                    [
                        "number": .number(place + 1), "record": "id", "field": "NR", "wrong": .text(text),
                        "right": .text(text),
                        "approved_on": "2026-06-18",
                    ]
                }),
            "document": .object(snapshot()),
            "receipt": ["position": 99_001, "time": "2026-06-16T10:00:00.000000+08:00", "secret": "s"],
        ]
        return String(decoding: try JSONEncoder().encode(document), as: UTF8.self)
    }

    private func snapshot() -> [String: JSON] {
        var heading: [String: JSON] = [
            "id": "id", "number": "R20260615ABCDEFGH234567K", "kind": .text(kind), "ground": "application",
            "issued_at": "2026-06-15T10:00:00.000000+08:00", "issuer": .text(text), "issuer_code": "HZ-CK",
            "clerk": .text(text), "case": "S20260615ABCD2345K", "applicant": .text(text), "purpose": "own_data",
            "purpose_name": "查询本人信息", "purpose_text": .text(text), "policy": "2026", "catalogue": "hangzhou 2026",
        ]
        if let items { heading["items"] = .list(items.map { ["item": .text($0), "name": .text($0)] }) }
        var document: [String: JSON] = [
            "report": .object(heading),
            "subject": kind == "person"
                ? ["name": .text(text), "document_type": "resident_identity", "document_number": "****0011"]
                : ["name": .text(text), "unified_code": "91330100TESTFIRM01"],
            "record_count": .number(recordCount),
            "sections": .list(Self.sections.indices.map { .object(section($0)) }),
            "withheld": [
                [
                    "category": "open_level", "rule": "HZ-Q3", "reason": .text(text),
                    "items": [["item": "X", "name": .text(text)]],
                ]
            ],
            "receipt": ["position": 98_001, "time": "2026-06-15T10:00:00.000000+08:00", "secret": "s"],
        ]
        if let lookupCount { document["lookups"] = .object(lookups(lookupCount)) }
        return document
    }

    private func section(_ place: Int) -> [String: JSON] {
        let numbers = (0..<recordCount).filter { $0 % Self.sections.count == place }
        let items: [JSON] =
            numbers.isEmpty
            ? []
            : [
                [
                    "item": .text("I\(place)"), "name": .text(text), "count": .number(numbers.count),
                    "records": .list(numbers.map { .object(record($0)) }),
                ]
            ]
        return [
            "section": .text("s\(place)"), "name": .text(Self.sections[place]), "count": .number(numbers.count),
            "items": .list(items),
        ]
    }

    private func record(_ place: Int) -> [String: JSON] {
        let isMarked = place == 0 && marker != nil
        var record: [String: JSON] = [
            "number": .number(place + 1), "record": .text("r\(place)"),
            "markers": isMarked && marker == "under_processing"
                ? [["marker": "under_processing", "name": "异议正在处理"]]
                : isMarked ? [["marker": "applicant_disputes", "name": "申请人存疑", "reason": .text(text)]] : [],
        ]
        if isMarked && marker == "under_processing" {
            record["suspended"] = true
            return record
        }
        record["provider"] = ["code": "HZ-CG", "name": .text(text)]
        record["decided_on"] = "2026-01-12"
        record["recorded_on"] = "2026-03-01"
        record["fields"] = [
            ["code": "NR", "name": .text("\(text)名"), "text": .text("\(text) 值\(place)。")],
            ["code": "KB", "name": "空白", "text": ""],
        ]
        record["remarks"] = [
            ["finding": .text("\(text)于2026-04-30核查"), "text": .text(text), "recorded_on": "2026-05-01"]
        ]
        return record
    }

    private func lookups(_ count: Int) -> [String: JSON] {
        [
            "since": "2024-06-15", "count": .number(count + 1), "listed": .number(count), "public_count": 7,
            "entries": .list(
                (0..<count).map { place in
                    [
                        "position": .number(1000 + place), "time": "2026-06-01T10:00:00.000000+08:00",
                        "audience": "government",
                        "operation": "query", "unit": "HZ-ZB", "unit_name": .text(text), "purpose": "government_matter",
                        "purpose_name": .text(text), "matter": "bidding", "matter_name": .text(text),
                    ]
                }),
        ]
    }
}
