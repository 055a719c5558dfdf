import CreditInformation
import CreditServices
import Postgres
import Testing

/// HZ-O8: after a correction everything reads as if the corrected row had been imported.
@Suite struct CorrectionEquivalenceTests {
    private static let note = "与原件核对"
    private static let day = CalendarDate(year: 2026, month: 8, day: 1)

    /// A row of the penalty item by field; empty texts are empty cells.
    private struct Row {
        static let header = ["MC", "DM", "WH", "RQ", "JE", "ZT", "DH", "SS", "SFZ"]
        var cells: [String: String]

        init(_ number: Int) {
            cells = [
                "MC": "测试公司\(number)", "DM": TestCodes.unified(number), "WH": "文1", "RQ": "2026-06-01", "JE": "100",
                "ZT": "有效", "DH": "13800138000", "SS": "当事人违法", "SFZ": TestCodes.resident(2),
            ]
        }

        var line: String { Self.header.map { "\"" + (cells[$0] ?? "") + "\"" }.joined(separator: ",") }
    }

    /// Values that a correction may bring, with every kind of reading, mask and scan among them.
    private static func changes(_ number: Int) -> [String: [String]] {
        [
            "RQ": ["2026-05-31", "2026/5/30", "20260529", ""], "JE": ["90", "1,000.50", "0", ""],
            "ZT": ["有效", "无效", "1"],
            "DH": ["13900139000", "0571-87654321", ""],
            "SS": ["电话13800138000联系", "证件\(TestCodes.resident(5))", "张三违法", "第一行\t“引号”\\", ""],
            "SFZ": [TestCodes.resident(7), TestCodes.resident(3), ""], "MC": ["正名公司\(number)"],
        ]
    }

    /// Changes of one to four fields, the same on every machine.
    private static func draw(_ number: Int) -> [String: String] {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let all = changes(number).sorted { $0.key < $1.key }
        var drawn: [String: String] = [:]
        for _ in 0...next(4) {
            let (code, values) = all[next(all.count)]
            drawn[code] = values[next(values.count)]
        }
        return drawn
    }

    @Test(
        "HZ-O8, JJ-2, X-4: documents, fragments, periods and names are those of an import of the corrected row",
        arguments: ["A", "B"])
    func sameAsImport(level: String) throws {
        let numbers = Array(1...40)
        var corrected: (shown: [String], names: [String]) = ([], [])
        var imported = corrected
        // The corrections that change nothing are refused, as the import of such a row changes nothing.
        try CorrectionPlatform.with(TestCatalogue(penalty: level)) { centre in
            try centre.platform.take(in: "O", numbers.map { Row($0).line })
            for number in numbers {
                let id = UInt128(number)
                try centre.objection(to: "O", of: TestCodes.unified(number), id: id)
                let refusal = centre.refusal {
                    _ = try centre.correction().replace(case: id, fields: Self.draw(number), note: Self.note)
                }
                #expect(refusal == nil || refusal?.code == "correction_without_effect", "\(number)")
            }
            corrected = (try centre.shown(of: "O"), try centre.names())
        }
        try CorrectionPlatform.with(TestCatalogue(penalty: level)) { centre in
            try centre.platform.take(in: "O", numbers.map { Row($0).line })
            let rows = numbers.map { number in
                var row = Row(number)
                row.cells.merge(Self.draw(number)) { _, given in given }
                return row.line
            }
            try centre.platform.take(in: "O", rows, on: Self.day, at: CorrectionPlatform.eleven)
            imported.shown = try centre.shown(of: "O")
        }
        // An import leaves the name that it finds; a first import of the corrected rows has only theirs.
        try CorrectionPlatform.with(TestCatalogue(penalty: level)) { centre in
            let rows = numbers.map { number in
                var row = Row(number)
                row.cells.merge(Self.draw(number)) { _, given in given }
                return row.line
            }
            try centre.platform.take(in: "O", rows, on: Self.day, at: CorrectionPlatform.eleven)
            imported.names = try centre.names()
        }
        #expect(corrected.shown == imported.shown)
        #expect(corrected.names == imported.names)
        #expect(corrected.shown.count >= 40 * 18)
    }

    @Test("HZ-O8: a record that was missing reads as if it had been imported, name and codes included")
    func omissionIsAnImport() throws {
        let fields = ["MC": "登记公司1", "DM": TestCodes.unified(1), "ZCH": "ZC1"]
        var added: [String] = []
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [Row(1).line])
            try centre.omission(of: "R", firm: TestCodes.unified(1))
            let answer = try centre.correction().takeInOmission(
                case: CorrectionPlatform.caseID, fields: fields, note: Self.note)
            #expect(answer.contains(#""correction": "omission""#))
            added = try centre.shown(of: "R") + centre.names()
            #expect(
                try centre.platform.versions(of: "R") == ["A/in_force/1/1/objection Y2026073100000001A: omission"])
            #expect(
                try centre.platform.texts(
                    "select requested_by || accepted_count from credit.import_batch where item_code = 'R'") == [
                        "clerk1"
                    ])
        }
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [Row(1).line])
            try centre.platform.take(
                in: "R", ["登记公司1,\(TestCodes.unified(1)),ZC1"], on: Self.day, at: CorrectionPlatform.eleven)
            #expect(added == (try centre.shown(of: "R") + centre.names()))
        }
    }
}
