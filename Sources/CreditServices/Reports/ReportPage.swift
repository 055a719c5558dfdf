/// An issued report as a page that is ready to be printed on A4.
///
/// Made from the snapshot alone: the same document gives the same page, whenever. Nothing can be left out of it: every
/// section, every record with its n of m, every marker in words, and on the foot of each page the numbers of report and
/// print. Without script, pictures, links or style attributes.
/// - Rule: BX-6, BX-7, QZ-9, HZ-O7, HZ-O11, PB-6, TM-5.
public enum ReportPage {
    /// Value of the header Content-Security-Policy that the page is to be served with.
    public static var contentSecurityPolicy: String { ReportStyle.contentSecurityPolicy }

    /// Renders a print.
    ///
    /// - Parameter json: The sealed answer of `WindowDisclosure.print`.
    /// - Returns: A whole HTML document, UTF-8.
    public static func html(of json: String) throws(ReportPageError) -> String {
        html(of: try PrintedReport(json: json))
    }

    /// Renders a print that was read.
    static func html(of printed: PrintedReport) -> String {
        var writer = HTMLWriter()
        writer.markup("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        writer.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        writer.element("title", text: "公共信用信息报告 \(printed.document.report.number)")
        // The program's own text, byte by byte: its digest is in the policy.
        writer.markup("<style>")
        writer.markup(ReportStyle.sheet)
        writer.markup("</style></head><body>")
        writer.element("table", class: "page") { table in
            table.element("tfoot") { foot in
                foot.element("tr") { row in row.element("td") { $0.foot(of: printed) } }
            }
            table.element("tbody") { body in
                body.element("tr") { row in row.element("td") { $0.content(of: printed) } }
            }
        }
        writer.markup("</body></html>")
        return writer.html
    }
}

extension HTMLWriter {
    /// Everything between the feet of the pages.
    fileprivate mutating func content(of printed: PrintedReport) {
        let document = printed.document
        front(of: printed)
        summary(of: document)
        for (place, section) in document.sections.enumerated() {
            self.section(section, place: place, of: document.recordCount)
        }
        advice()
        if let lookups = document.lookups { self.lookups(lookups) }
        withheld(document)
        if !printed.corrections.isEmpty { corrections(printed.corrections) }
        explanation(of: printed)
    }
}
