/// Bounds of the intake of providers' files.
public struct IntakeSettings: Sendable, Equatable {
    /// Percent of bad rows above which a file is refused whole.
    ///
    /// 30, because a wrong column or an old layout spoils nearly every row, while careless typing spoils a few in a
    /// hundred; between them nothing was seen, and refusing is the safe side.
    public static let defaultRejectThresholdPercent = 30
    /// Rows that are written in one statement; large enough to make the round trip cheap, small enough for memory.
    public static let defaultChunkRows = 1000
    /// Bytes of the largest file; a yearly delivery of the largest provider is far below.
    public static let defaultMaximumFileBytes = 536_870_912
    /// Bytes that a packed file (XLSX) may unpack to; a bound against packed bombs.
    public static let defaultMaximumUnpackedBytes = 2_147_483_648
    /// Rows of the largest file; XLSX itself ends at 1 048 576.
    public static let defaultMaximumRows = 5_000_000
    /// Bytes of one field; decisions are quoted in full text.
    public static let defaultMaximumFieldBytes = 65_536

    /// 0...100; 0 refuses a file for a single bad row, 100 never refuses.
    public let rejectThresholdPercent: Int
    /// 1...10000 rows.
    public let chunkRows: Int
    /// 1 KiB...16 GiB.
    public let maximumFileBytes: Int
    /// 1 KiB...64 GiB.
    public let maximumUnpackedBytes: Int
    /// 1...100000000 rows.
    public let maximumRows: Int
    /// 64 B...1 MiB.
    public let maximumFieldBytes: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("intake")
        rejectThresholdPercent = reader.integer(
            "rejectThresholdPercent", in: 0...100, default: Self.defaultRejectThresholdPercent, on: .reload)
        chunkRows = reader.integer("chunkRows", in: 1...10_000, default: Self.defaultChunkRows, on: .reload)
        maximumFileBytes = reader.integer(
            "maximumFileBytes", in: 1024...17_179_869_184, default: Self.defaultMaximumFileBytes, on: .reload)
        maximumUnpackedBytes = reader.integer(
            "maximumUnpackedBytes", in: 1024...68_719_476_736, default: Self.defaultMaximumUnpackedBytes, on: .reload)
        maximumRows = reader.integer(
            "maximumRows", in: 1...100_000_000, default: Self.defaultMaximumRows, on: .reload)
        maximumFieldBytes = reader.integer(
            "maximumFieldBytes", in: 64...1_048_576, default: Self.defaultMaximumFieldBytes, on: .reload)
    }
}
