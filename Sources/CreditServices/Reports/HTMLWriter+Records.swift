extension HTMLWriter {
    /// A section with all its records, or the sentence that there are none.
    ///
    /// - Parameter total: The m of "n of m".
    mutating func section(_ section: ReportSnapshot.Section, place: Int, of total: Int) {
        element("h2", text: "\(ReportWords.ordinal(place))\(section.name)（\(section.count)条）")
        if section.items.isEmpty {
            element("p", class: "empty", text: "查询范围内无相关信息")
        }
        for item in section.items {
            element("h3", text: "\(item.name)（\(item.count)条）")
            for record in item.records {
                element("div", class: "record") { $0.record(record, of: total) }
            }
        }
    }

    private mutating func record(_ record: ReportRecord, of total: Int) {
        element("p", class: "count", text: "第 \(record.number) 条，共 \(total) 条")
        for marker in record.markers {
            element("p", class: "marker", text: ReportWords.marker(marker))
        }
        if record.suspended == true { return }
        element("table") { table in
            for field in record.fields ?? [] {
                table.row(field.name, field.text.isEmpty ? "— —" : field.text)
            }
            if record.withheld != nil { table.row("内容", "该信息正在整理，本报告暂不显示其内容") }
            for remark in record.remarks ?? [] {
                table.row("异议记载（\(remark.recordedOn)）", "\(remark.finding)。异议内容：\(remark.text)")
            }
            if let provider = record.provider {
                table.row("信息提供单位", "\(provider.name ?? "未登记单位")（\(provider.code)）")
            }
            table.row("作出日期", record.decidedOn ?? "— —")
            table.row("归集日期", record.recordedOn ?? "— —")
        }
    }

    /// What the standard says at the end; the platform has no opinion of its own.
    mutating func advice() {
        element("h2", text: "信用状况提升建议")
        element("p", text: "建议秉持诚信理念，合法有序开展活动，及时履行法定义务。")
    }

    /// Approved corrections; what they correct stays above as it was issued.
    mutating func corrections(_ corrections: [PrintedReport.Correction]) {
        element("h2", text: "报告出具后的更正")
        element("p", class: "note", text: "以下更正经信用主管部门批准。报告正文为出具时的内容，不作改动，以更正为准。")
        for correction in corrections {
            element("table") { table in
                table.row("更正对象", "第 \(correction.number) 条" + (correction.field.map { "，字段 \($0)" } ?? ""))
                table.row("原内容", correction.wrong)
                table.row("更正为", correction.right)
                table.row("批准日期", correction.approvedOn)
            }
        }
    }
}
