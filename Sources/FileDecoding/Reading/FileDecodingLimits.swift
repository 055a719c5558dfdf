/// Bounds that keep one file from taking the machine.
///
/// Each is inclusive: a file that reaches a limit exactly is still read.
/// - Rule: BX-12, X-6
public struct FileDecodingLimits: Sendable {
    /// Bytes of one row as UTF-8: 1 MiB, some fifteen times a penalty with every free text filled.
    public static let defaultRowBytes = 1 << 20
    /// Columns of one row: 512; the widest published list has 31.
    public static let defaultColumns = 512
    /// Characters of one cell (UTF-16 units): 32,767, the limit that spreadsheet programs have themselves.
    public static let defaultCellCharacters = 32_767
    /// Rows of one file, header included: 5 million, more than all subjects of a large city.
    public static let defaultRows = 5_000_000
    /// Uncompressed bytes of one part of a workbook: 1 GiB, a full sheet of 26 columns.
    public static let defaultMemberBytes = 1 << 30
    /// Uncompressed bytes of a part per byte of the whole file: 200; real sheets stay under 50, bombs reach 1,000.
    public static let defaultCompressionRatio = 200
    /// Bytes up to which the ratio is not looked at: 1 MiB, because tiny sheets of blanks compress very well.
    public static let defaultCompressionRatioFloor = 1 << 20
    /// Bytes of all shared strings of a workbook: 128 MiB, the only part that must be held in memory.
    public static let defaultSharedStringBytes = 128 << 20
    /// Parts in a workbook: 2,000; an ordinary one has about ten.
    public static let defaultArchiveMembers = 2_000
    /// Depth of XML elements: 64; the deepest that spreadsheet programs write is about 15.
    public static let defaultXMLDepth = 64
    /// Bytes of XML without a finished piece of markup: 1 MiB, against quadratic work on one endless tag.
    public static let defaultXMLTokenBytes = 1 << 20
    /// Cell formats of a workbook: 65,536, just over the 65,490 that spreadsheet programs allow.
    public static let defaultCellFormats = 65_536
    /// Bytes read at a time: 256 KiB; larger pieces were not faster.
    public static let defaultReadBytes = 256 << 10
    /// Bytes looked at to find the encoding: 1 MiB.
    public static let defaultSniffedBytes = 1 << 20

    /// Largest row, in bytes of UTF-8.
    public var rowBytes = Self.defaultRowBytes
    /// Largest number of columns.
    public var columns = Self.defaultColumns
    /// Largest cell, in UTF-16 units.
    public var cellCharacters = Self.defaultCellCharacters
    /// Largest number of rows delivered, header included.
    public var rows = Self.defaultRows
    /// Largest uncompressed part of a workbook, in bytes.
    public var memberBytes = Self.defaultMemberBytes
    /// Largest quotient of a part's uncompressed bytes and the bytes of the file.
    public var compressionRatio = Self.defaultCompressionRatio
    /// Uncompressed bytes up to which `compressionRatio` is not looked at.
    public var compressionRatioFloor = Self.defaultCompressionRatioFloor
    /// Largest total of shared strings, in bytes of UTF-8.
    public var sharedStringBytes = Self.defaultSharedStringBytes
    /// Largest number of parts in a workbook.
    public var archiveMembers = Self.defaultArchiveMembers
    /// Largest depth of XML elements.
    public var xmlDepth = Self.defaultXMLDepth
    /// Largest amount of XML, in bytes, without a finished piece of markup.
    public var xmlTokenBytes = Self.defaultXMLTokenBytes
    /// Largest number of cell formats.
    public var cellFormats = Self.defaultCellFormats
    /// Bytes read at a time, 1 or more; tests set it small to cut the file at every place.
    public var readBytes = Self.defaultReadBytes
    /// Bytes looked at to find the encoding, 1 or more.
    public var sniffedBytes = Self.defaultSniffedBytes

    /// The defaults.
    public init() {}
}
