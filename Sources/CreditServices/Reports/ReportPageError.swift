/// Why a report could not be shown.
public enum ReportPageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The document is not what `print_report` answers.
    case malformedDocument

    /// Nothing of the document.
    public var description: String { "the report document has another form than expected" }
}
