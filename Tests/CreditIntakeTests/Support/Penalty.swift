/// Rows of 行政处罚 with the codes of 2018 and the status of the older generation.
struct Penalty {
    static let header = [
        "CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_XDR_ZZJG", "CF_XDR_SWDJ", "CF_FRDB", "CF_FR_ZJHM", "CF_WSH",
        "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_JDRQ", "CF_GSJZQ", "CF_CFJG", "CF_CFJGDM",
        "CF_SJLY", "CF_SJLYDM", "CF_ZT", "GSRQ", "BZ",
    ]
    var cells: [String: String]

    /// A penalty of the subject with the number.
    init(_ subject: Int, document: String = "杭市监罚〔2026〕1号", _ changes: [String: String] = [:]) {
        cells = [
            "CF_XDR_MC": "杭州样例\(subject)有限公司", "CF_XDR_LB": "法人及非法人组织",
            "CF_XDR_SHXYM": Specimens.unifiedCode(subject), "CF_FRDB": "样例人", "CF_WSH": document,
            "CF_WFXW": "虚假宣传", "CF_SY": "发布虚假广告", "CF_YJ": "《广告法》第五十五条", "CF_CFLB": "罚款",
            "CF_NR": "罚款二万元", "CF_NR_FK": "2.0", "CF_JDRQ": "2026/6/1", "CF_CFJG": "杭州市市场监督管理局",
            "CF_CFJGDM": "11330100002490313K", "CF_SJLY": "杭州市市场监督管理局", "CF_SJLYDM": "11330100002490313K",
            "CF_ZT": "1",
        ]
        cells.merge(changes) { $1 }
    }

    /// The row as a line of CSV.
    var line: String { Self.header.map { cells[$0] ?? "" }.joined(separator: ",") }

    /// A file of the rows.
    static func file(_ rows: [Penalty]) -> [String] { [header.joined(separator: ",")] + rows.map(\.line) }
}
