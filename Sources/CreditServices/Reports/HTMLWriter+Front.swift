import CreditInformation

extension HTMLWriter {
    /// Title, numbers, issuer, subject.
    mutating func front(of printed: PrintedReport) {
        let heading = printed.document.report
        element("h1", text: "公共信用信息报告")
        element("p", class: "kind", text: heading.kind == "person" ? "（个人）" : "（法人和非法人组织）")
        element("table") { table in
            table.numberRow("报告编号", heading.number)
            table.row("生成时间", ReportWords.time(heading.issuedAt))
            table.row("出具单位", "\(heading.issuer)（\(heading.issuerCode)）")
            table.row("经办人", heading.clerk)
            table.row("报告标准", "公共信用信息报告标准（2022年版）")
            table.row("依据目录", heading.catalogue)
            table.row("适用查询规则", heading.policy)
            table.row("查询日志序号", "\(printed.document.receipt.position)")
        }
        element("table") { table in
            table.row("信用主体", printed.document.subject.name)
            table.identifierRow(of: printed.document.subject)
            table.row("申请人", heading.agent.map { "\(heading.applicant)（代理人：\($0)）" } ?? heading.applicant)
            table.numberRow("受理编号", heading.case)
            table.row("查询类别", heading.ground == "correction" ? "异议更正后查询本人信息" : heading.purposeName)
            if let purpose = heading.purposeText { table.row("查询用途", purpose) }
            table.row("查询范围", ReportWords.scope(heading.items))
        }
    }

    /// How many records each section has.
    mutating func summary(of document: ReportSnapshot) {
        element("h2", text: "信用信息概要")
        element("table") { table in
            table.element("thead") { head in
                head.element("tr") {
                    $0.element("th", text: "类别")
                    $0.element("th", text: "条数")
                }
            }
            table.element("tbody") { body in
                for section in document.sections {
                    body.element("tr") {
                        $0.element("td", text: section.name)
                        $0.element("td", text: section.count == 0 ? "— —" : "\(section.count)")
                    }
                }
                body.element("tr") {
                    $0.element("td", text: "合计")
                    $0.element("td", text: "\(document.recordCount)")
                }
            }
        }
    }

    private mutating func numberRow(_ name: String, _ number: String) {
        element("tr") {
            $0.element("th", text: name)
            $0.element("td", class: "number", text: number)
        }
    }

    private mutating func identifierRow(of subject: ReportSnapshot.Subject) {
        if let code = subject.unifiedCode {
            numberRow("统一社会信用代码", code)
        } else if let number = subject.documentNumber {
            let kind = subject.documentType.flatMap(IdentifierKind.init(rawValue:))
            numberRow(kind?.term ?? "证件号码", number)
        }
    }
}
