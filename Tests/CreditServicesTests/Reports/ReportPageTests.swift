import CreditServices
import FoundationEssentials
import Testing

/// What a printed report shows, whatever is in it.
@Suite struct ReportPageTests {
    /// Occurrences of a text.
    private static func count(_ needle: String, in page: String) -> Int {
        page.split(separator: needle, omittingEmptySubsequences: false).count - 1
    }

    @Test("BX-6: every record appears once, with its n of m, none left out", arguments: [0, 1, 3, 10, 500])
    func everyRecordAppearsOnce(records: Int) throws {
        let page = try ReportPage.html(of: MadeReport(recordCount: records).json())
        #expect(Self.count("条，共 \(records) 条", in: page) == records)
        for number in 1...max(records, 1) where number <= records {
            #expect(Self.count("第 \(number) 条，共 \(records) 条", in: page) == 1)
            #expect(Self.count("内容 值\(number - 1)。", in: page) == 1)
        }
        #expect(Self.count("查询范围内无相关信息", in: page) == max(0, 10 - records))
        #expect(Self.count("合计</td><td>\(records)<", in: page) == 1)
    }

    @Test("PB-15: a remark says who verified what and when, beside what was objected")
    func remarkIsWhole() throws {
        let page = try ReportPage.html(of: MadeReport(recordCount: 1).json())
        #expect(Self.count("异议记载（2026-05-01）", in: page) == 1)
        #expect(Self.count("内容于2026-04-30核查。异议内容：内容<", in: page) == 1)
    }

    @Test("BX-6: every section of the standard stands there, in order, empty or not")
    func everySectionStandsThere() throws {
        let page = try ReportPage.html(of: MadeReport(recordCount: 0).json())
        var rest = Substring(page)
        for (ordinal, section) in zip("一二三四五六七八九十", MadeReport.sections) {
            let parts = rest.split(separator: "<h2>\(ordinal)、\(section)（0条）</h2>", maxSplits: 1)
            #expect(parts.count == 2, "\(section)")
            rest = parts.last ?? ""
        }
        #expect(Self.count("— —</td>", in: page) == 10)
    }

    @Test(
        "PB-6: whatever comes from a document is escaped", arguments: ["organisation", "person"],
        ["under_processing", "applicant_disputes"])
    func everythingIsEscaped(kind: String, marker: String) throws {
        var report = MadeReport(text: MadeReport.hostile, kind: kind, marker: marker, items: [MadeReport.hostile])
        report.correctionCount = 1
        let page = try ReportPage.html(of: report.json())
        #expect(!page.contains("<script"))
        #expect(!page.contains("onload=x \u{202E}"))
        #expect(!page.contains("alert(\""))
        #expect(Self.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;&#39;", in: page) > 20)
        // Nothing but the program's own elements.
        let allowed = Set(
            "!DOCTYPE html head meta title style body h1 h2 h3 p div span table thead tbody tr th td tfoot"
                .split(separator: " "))
        let used = page.split(separator: "<").compactMap { part in
            part.drop(while: { $0 == "/" }).split(whereSeparator: { $0 == " " || $0 == ">" }).first
        }
        #expect(Set(used).subtracting(allowed).isEmpty)
    }

    @Test(
        "PB-6: what nobody sees does not make one name or number look like another on paper",
        arguments: [
            "\u{200B}", "\u{200C}", "\u{200D}", "\u{061C}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{3164}", "\u{2028}",
            "\u{E0041}",
        ])
    func nothingIsUnseen(character: String) throws {
        let page = try ReportPage.html(of: MadeReport(text: "张\(character)三").json())
        #expect(!page.unicodeScalars.contains(try #require(character.unicodeScalars.first)))
        #expect(page.contains("张\u{FFFD}三"))
    }

    @Test("PB-6: a rare character of a name stays, with the variant that the register chose")
    func variantsStay() throws {
        let name = "葛\u{E0100}𠮷"
        #expect(try ReportPage.html(of: MadeReport(text: name).json()).unicodeScalars.contains("\u{E0100}"))
        #expect(try ReportPage.html(of: MadeReport(text: name).json()).contains("𠮷"))
    }

    @Test("CSP: no script, no picture, no link, no style attribute; the policy names the style sheet's digest")
    func policyIsTight() throws {
        let page = try ReportPage.html(of: MadeReport().json())
        for forbidden in ["<script", "<img", "<a ", "<link", "style=", "script:", "http", "url(", "@import"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(ReportPage.contentSecurityPolicy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(Self.count("<style>", in: page) == 1)
    }

    @Test("HZ-O7: a suspended record shows its marker in words and nothing of its content")
    func suspendedRecordShowsItsMarkerOnly() throws {
        let page = try ReportPage.html(of: MadeReport(recordCount: 2, marker: "under_processing").json())
        #expect(Self.count("【异议正在处理】", in: page) == 1)
        #expect(!page.contains("值0。"))
        #expect(page.contains("值1。"))
        #expect(page.contains("第 1 条，共 2 条"))
    }

    @Test("HZ-O11: a disputed record shows marker, reason and content")
    func disputedRecordShowsTheReason() throws {
        let report = MadeReport(recordCount: 2, text: "并非如此", marker: "applicant_disputes")
        let page = try ReportPage.html(of: report.json())
        #expect(Self.count("【申请人存疑】申请人的理由：并非如此", in: page) == 1)
        #expect(page.contains("值0。"))
    }

    @Test("QZ-9: the numbers of report, print and log entry stand on it, with who printed it and when")
    func numbersStandOnIt() throws {
        let page = try ReportPage.html(of: MadeReport().json())
        let foot = page.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first ?? ""
        for number in ["R20260615ABCDEFGH234567K", "R20260615ABCDEFGH234567K-2", "99001", "2026-06-16 10:00:00"] {
            #expect(foot.contains(number))
        }
        #expect(page.contains("98001"))
        #expect(page.contains("S20260615ABCD2345K"))
        #expect(page.contains("window-1"))
    }

    @Test("BX-7: who used the data is in the subject's own report, and in no other", arguments: [nil, 0, 3])
    func usesAreTheSubjects(count: Int?) throws {
        let page = try ReportPage.html(of: MadeReport(lookupCount: count).json())
        #expect(page.contains("本人信息被查询使用情况") == (count != nil))
        #expect(Self.count("<td>政务查询</td>", in: page) == count ?? 0)
    }

    @Test("TM-5: approved corrections are annexed; the report's text stays", arguments: [0, 2])
    func correctionsAreAnnexed(count: Int) throws {
        var report = MadeReport()
        let before = try ReportPage.html(of: report.json())
        report.correctionCount = count
        let page = try ReportPage.html(of: report.json())
        #expect(Self.count("批准日期", in: page) == count)
        #expect(page.split(separator: "<h2>一、").first == before.split(separator: "<h2>一、").first)
    }

    @Test("the same print gives the same page, and words are there for both kinds of subject")
    func pageIsAFunctionOfThePrint() throws {
        let json = try MadeReport(kind: "person").json()
        let page = try ReportPage.html(of: json)
        #expect(try ReportPage.html(of: json) == page)
        #expect(page.contains("（个人）") && page.contains("公民身份号码</th><td class=\"number\">****0011<"))
        #expect(try ReportPage.html(of: MadeReport().json()).contains("（法人和非法人组织）"))
    }

    @Test("what is no print is refused without a word of it", arguments: ["", "{}", "[1]", #"{"print":{}}"#])
    func otherDocumentsAreRefused(json: String) {
        #expect(throws: ReportPageError.malformedDocument) { try ReportPage.html(of: json) }
    }
}
