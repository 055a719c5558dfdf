public import CreditInformation
public import FileDecoding

/// What to import, for whom, and within which bounds.
public struct ImportRequest: Sendable {
    /// The file.
    public var path: String
    /// Code of the unit that provides it.
    public var providerCode: String
    /// Code of the item that its rows are.
    public var itemCode: String
    /// Whom the rows are about, for items about both kinds; nil: the item's only kind.
    public var subjectKind: SubjectKind?
    /// The provider's words for our fields.
    public var mapping: FileMapping
    /// Whether everything is to be checked and nothing stored.
    public var isDryRun: Bool
    /// Where rows that were not taken in are reported.
    public var reportPath: String
    /// Account that runs the import.
    public var requestedBy: String
    /// Day of the import, Asia/Shanghai.
    public var receivedOn: CalendarDate
    /// Instant of the import, microseconds since 1970-01-01 UTC.
    public var startedAtMicroseconds: Int64
    /// Percent of rejected rows, 0...100, above which the batch is refused whole.
    public var rejectThresholdPercent: Int
    /// Rows that are compared and stored at a time, at least 1.
    public var chunkRows: Int
    /// Bounds of the file.
    public var limits: FileDecodingLimits

    /// A request as the caller knows it.
    public init(
        path: String, providerCode: String, itemCode: String, subjectKind: SubjectKind?, mapping: FileMapping,
        isDryRun: Bool, reportPath: String,
        requestedBy: String, receivedOn: CalendarDate, startedAtMicroseconds: Int64, rejectThresholdPercent: Int,
        chunkRows: Int, limits: FileDecodingLimits
    ) {
        self.path = path
        self.providerCode = providerCode
        self.itemCode = itemCode
        self.subjectKind = subjectKind
        self.mapping = mapping
        self.isDryRun = isDryRun
        self.reportPath = reportPath
        self.requestedBy = requestedBy
        self.receivedOn = receivedOn
        self.startedAtMicroseconds = startedAtMicroseconds
        self.rejectThresholdPercent = rejectThresholdPercent
        self.chunkRows = chunkRows
        self.limits = limits
    }
}
