import Cryptography
import FoundationEssentials

/// How a report looks on screen and on A4 paper.
///
/// One style sheet for all reports, without anything of a report in it, so that a policy can name its digest and allow
/// nothing else.
enum ReportStyle {
    /// The style sheet.
    ///
    /// All is one table, because every browser repeats a table's foot on each page and keeps its place free; pages are
    /// counted where the browser knows how to.
    static let sheet: StaticString = """
        @page { size: A4; margin: 18mm 16mm 22mm; @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页";
        font: 8pt "Songti SC", "SimSun", "Noto Serif CJK SC", serif; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 178mm; padding: 8mm 0; color: #000; background: #fff;
        font: 10.5pt/1.55 "Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; }
        h1 { margin: 0 0 2mm; text-align: center; font-size: 20pt; font-weight: 700; letter-spacing: .1em; }
        .kind { margin: 0 0 6mm; text-align: center; font-size: 12pt; }
        h2 { margin: 7mm 0 2mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #000; font-size: 13pt; break-after: avoid; }
        h3 { margin: 4mm 0 1mm; font-size: 11pt; break-after: avoid; }
        p { margin: 1.5mm 0; }
        table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; table-layout: fixed; }
        th, td { padding: 1mm 2mm; border: .5pt solid #555; text-align: left; vertical-align: top; font-size: 9.5pt;
        overflow-wrap: anywhere; white-space: pre-wrap; }
        th { width: 42mm; background: #f2f2f2; font-weight: 700; }
        thead th { width: auto; text-align: center; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .record { margin: 0 0 4mm; break-inside: avoid; }
        .count { margin: 0; padding: 1mm 2mm; border: .5pt solid #555; border-bottom: 0; font-weight: 700; break-after: avoid; }
        .marker { margin: 0; padding: 1mm 2mm; border: 1.5pt solid #000; font-weight: 700; break-inside: avoid; }
        .empty { color: #333; }
        .note { font-size: 9pt; }
        .number { font-family: "DejaVu Sans Mono", "Noto Sans Mono", monospace; letter-spacing: .04em; }
        .page { margin: 0; }
        .page > tbody > tr { break-inside: auto; }
        .page > tbody > tr > td { padding: 0; border: 0; font-size: 10.5pt; white-space: normal; }
        .page > tfoot { display: table-footer-group; }
        .page > tfoot > tr > td { padding: 2mm 0 0; border: 0; font-size: 8pt; white-space: normal; }
        .foot { margin: 0; padding-top: 1mm; border-top: .5pt solid #555; }
        @media print { body { max-width: none; padding: 0; } }
        """

    /// Policy under which the page is complete: its own style sheet and nothing else; no script, no picture, no form.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static let digest = Data(Digest.of(Array("\(sheet)".utf8), .sha256)).base64EncodedString()
}
