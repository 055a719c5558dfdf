/// Character encoding of a text file.
///
/// - Rule: BX-12
public enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// GB 18030, of which GBK and GB 2312 are subsets.
    case gb18030 = "GB18030"
    /// UTF-16, low byte first: what spreadsheet programs call "Unicode text".
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
}
