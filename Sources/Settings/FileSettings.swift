/// Where scanned materials lie, and how large they may be.
///
/// How long they are kept is law and stands in the database.
/// - Rule: HZ-Q16.
public struct FileSettings: Sendable, Equatable {
    /// Below `home`.
    public static let defaultDirectory = "files"
    /// A document of some twenty scanned pages.
    public static let defaultMaximumFileBytes = 10_485_760
    /// Each is held in memory as a whole, and three times while it is sealed.
    public static let defaultTransfersAtOnce = 8

    /// Absolute path of the folder, of mode 0700.
    public let directory: String
    /// 64 KiB...32 MiB of one file.
    public let maximumFileBytes: Int
    /// 1...64 scans that are taken in, given out or waiting at the same time.
    public let transfersAtOnce: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("files")
        directory = reader.path("directory", default: Self.defaultDirectory, under: reader.home, on: .restart)
        maximumFileBytes = reader.integer(
            "maximumFileBytes", in: 65_536...33_554_432, default: Self.defaultMaximumFileBytes, on: .restart)
        transfersAtOnce = reader.integer(
            "transfersAtOnce", in: 1...64, default: Self.defaultTransfersAtOnce, on: .restart)
    }
}
