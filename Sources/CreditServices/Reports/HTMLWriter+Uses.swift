extension HTMLWriter {
    /// Who used the subject's data.
    mutating func lookups(_ lookups: ReportLookups) {
        element("h2", text: "本人信息被查询使用情况")
        element(
            "p",
            text: "自\(lookups.since)起，被实名查询使用\(lookups.count)次，以下列出最近\(lookups.listed)次；"
                + "社会公众通过网络查询\(lookups.publicCount)次。全部记录可在服务窗口查询。")
        if lookups.entries.isEmpty { return }
        element("table", class: "uses") { table in
            table.element("thead") { head in
                head.element("tr") { row in
                    for name in ["日志序号", "时间", "查询单位", "方式", "用途"] { row.element("th", text: name) }
                }
            }
            table.element("tbody") { body in
                for entry in lookups.entries {
                    body.element("tr") { row in
                        row.element("td", text: "\(entry.position)")
                        row.element("td", text: ReportWords.time(entry.time))
                        row.element("td", text: ReportWords.asker(entry))
                        row.element("td", text: ReportWords.operation(entry.operation))
                        row.element("td", text: ReportWords.purpose(entry))
                    }
                }
            }
        }
    }

    /// What was left out by rule, never by what exists.
    mutating func withheld(_ document: ReportSnapshot) {
        element("h2", text: "未提供的信息")
        if document.withheld.isEmpty {
            element("p", class: "empty", text: "查询范围内的各类信息均已提供。")
        }
        for withheld in document.withheld {
            let names = withheld.items.map(\.name).joined(separator: "、")
            element(
                "p", class: "note",
                text: "下列事项不论有无信息，均不在本报告内：\(names)。理由：\(withheld.reason)（\(withheld.rule)）")
        }
    }

    /// What a reader must know to judge the paper, and the print's own data.
    mutating func explanation(of printed: PrintedReport) {
        let print = printed.print
        element("h2", text: "说明")
        for sentence in ReportWords.explanation { element("p", class: "note", text: sentence) }
        element("table") { table in
            table.row("打印编号", ReportWords.printNumber(printed))
            table.row("打印类别", ReportWords.ground(print.ground))
            table.row("打印时间", ReportWords.time(print.printedAt))
            table.row("打印人", "\(print.printedBy)（\(print.account)，\(print.unit)）")
            table.row("打印日志序号", "\(printed.receipt.position)")
        }
    }

    /// Foot of every page.
    mutating func foot(of printed: PrintedReport) {
        element("p", class: "foot") { foot in
            foot.text("报告编号 ")
            foot.element("span", class: "number", text: printed.document.report.number)
            foot.text("　打印编号 ")
            foot.element("span", class: "number", text: ReportWords.printNumber(printed))
            foot.text("　打印日志序号 \(printed.receipt.position)　\(ReportWords.time(printed.print.printedAt))")
        }
    }
}
