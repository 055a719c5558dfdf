import CreditServices
import Postgres
import Testing

/// BX-14: the platform's copy beside the provider's.
@Suite struct CopyComparisonTests {
    private let caseID = CorrectionPlatform.caseID

    @Test("BX-14, PB-6, HZ-Q15: field by field after normalisation; values masked to the clerk, none in table and log")
    func fieldByField() throws {
        try CorrectionPlatform.with { centre in
            let row = "测试公司1,\(TestCodes.unified(1)),文1,2026-06-01,100,有效,13800138000,,\(TestCodes.resident(2))"
            try centre.platform.take(in: "O", [row])
            try centre.objection(to: "O")
            let missing = centre.refusal { _ = try centre.comparison().compare(case: caseID) }
            #expect(missing?.code == "provider_copy_missing")

            try centre.answer(with: [
                "MC": "测试公司1 ", "DM": TestCodes.unified(1).lowercased(), "RQ": "2026/6/1", "JE": "100.00",
                "ZT": "正常吗", "DH": "13900139000", "SS": "违法", "SFZ": TestCodes.resident(2), "XX": "无此字段",
            ])
            let answer = try centre.comparison().compare(case: caseID)
            func outcome(_ field: String) -> String? {
                answer.split(separator: #"{"#).first { $0.contains(#""field":"\#(field)""#) }
                    .flatMap {
                        $0.split(separator: #""outcome":""#).last?.split(separator: "\"").first.map(String.init)
                    }
            }
            let expected = [
                "MC": "equal", "DM": "equal", "RQ": "equal", "JE": "equal", "SFZ": "equal", "ZT": "unreadable",
                "DH": "different", "SS": "missing_on_platform", "WH": "missing_at_provider",
            ]
            for (field, said) in expected {
                #expect(answer.contains(#""\#(field)""#) && outcome(field) == said, "\(field)")
            }
            for value in ["13800138000", "13900139000", TestCodes.resident(2), "无此字段"] {
                #expect(!answer.contains(value))
            }
            let kept = try centre.platform.texts("select record_comparison::text from credit.record_comparison")
            #expect(kept.count == 1 && kept[0].contains("{DH}") && kept[0].contains("{ZT}"))
            let stored = try centre.platform.texts(
                """
                select provider_copy::text from credit.objection_task
                union all select record_comparison::text from credit.record_comparison
                union all select convert_from(entry, 'UTF8') from credit.query_log_entry
                """
            ).joined()
            for value in ["13900139000", "违法", TestCodes.resident(2)] { #expect(!stored.contains(value)) }
        }
    }
}
