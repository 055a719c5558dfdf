/// Sentences and names of a report, for readers.
enum ReportWords {
    /// What stands at the end of every report.
    static let explanation = [
        "本报告是出具时的快照，此后信用信息的增加、更正、到期和修复不改变本报告的内容。",
        "本报告只包含查询时有效、且服务窗口可以提供的信息，逐条编号，未作取舍。",
        "标注“异议正在处理”的信息在异议处理期间暂停使用，不提供其内容；标注“申请人存疑”的信息仍可使用，同时载明申请人的理由。",
        "对本报告所载信息有异议的，信用主体可以向服务窗口提出异议申请；查询免费，信息经异议处理修正后，异议申请人可免费打印1次。",
        "本报告涉及个人信息和商业秘密的，请妥善保管，不得用于申请用途以外的目的。",
    ]

    /// Local time without fractions of a second: `2026-06-15 10:00:00`.
    ///
    /// - Parameter text: As the database writes it, with its zone, always that of Asia/Shanghai.
    static func time(_ text: String) -> String {
        String(text.prefix(19).map { $0 == "T" ? " " : $0 })
    }

    /// `一、` to `十、`, as the standard counts its sections; none beyond.
    ///
    /// - Parameter place: From 0.
    static func ordinal(_ place: Int) -> String {
        let ordinals = Array("一二三四五六七八九十")
        return ordinals.indices.contains(place) ? "\(ordinals[place])、" : ""
    }

    /// A marker in words, with the applicant's reason.
    static func marker(_ marker: ReportRecord.Marker) -> String {
        switch (marker.marker, marker.reason) {
        case ("under_processing", _): "【\(marker.name)】该信息在异议处理期间暂停使用，不提供其内容。"
        case (_, let reason?): "【\(marker.name)】申请人的理由：\(reason)"
        case (_, nil): "【\(marker.name)】"
        }
    }

    /// What was asked for.
    static func scope(_ items: [ReportSnapshot.ItemName]?) -> String {
        items.map { $0.map(\.name).joined(separator: "、") } ?? "全部"
    }

    /// Number of the report and of the print.
    static func printNumber(_ printed: PrintedReport) -> String {
        "\(printed.document.report.number)-\(printed.print.number)"
    }

    /// Why it was printed.
    static func ground(_ code: String) -> String {
        switch code {
        case "first": "首次打印"
        case "copy": "补打"
        case "after_correction": "异议更正后免费打印"
        default: code
        }
    }

    /// Who used the data: the unit, never the person.
    static func asker(_ entry: ReportLookups.Entry) -> String {
        entry.unitName ?? entry.unit ?? (entry.audience == "public" ? "社会公众" : "— —")
    }

    /// How the data were used.
    static func operation(_ code: String) -> String {
        switch code {
        case "query": "政务查询"
        case "batch": "批量查询"
        case "verification": "名单核查"
        case "report": "窗口查询"
        case "report_after_correction": "更正后查询"
        case "read_report": "查阅报告"
        case "print_report": "打印报告"
        case "subject_lookups": "查询使用情况"
        default: "业务办理"
        }
    }

    /// What the data were used for.
    static func purpose(_ entry: ReportLookups.Entry) -> String {
        let purpose =
            switch entry.purpose {
            case "objection": "异议处理"
            case "window_application": "窗口业务"
            default: entry.purposeName ?? entry.purpose
            }
        return (entry.matterName ?? entry.matter).map { "\(purpose)：\($0)" } ?? purpose
    }
}
