/// Tells the form of a file from its content.
///
/// - Rule: BX-12
enum FormatSniffer {
    /// Bytes that the signatures need at most.
    static let magicBytes = 8
    /// Bytes of an old workbook in which the name of the encrypted stream is looked for.
    private static let compoundFileBytes = 1 << 20

    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let emptyZip: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    /// PDF, RAR, 7z, gzip, PNG, JPEG: sent by mistake and never text.
    private static let neverRead: [[UInt8]] = [
        [0x25, 0x50, 0x44, 0x46, 0x2D], [0x52, 0x61, 0x72, 0x21, 0x1A], [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B, 0x08],
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF],
    ]

    /// True for a zip archive, which must then be a workbook; false for what may be text.
    ///
    /// - Throws: For the forms that are recognised and not taken in.
    static func isWorkbook(_ prefix: [UInt8], _ file: InputFile) throws(FileDecodingError) -> Bool {
        if prefix.starts(with: zip) { return true }
        if prefix.starts(with: emptyZip) { throw FileDecodingError(.otherArchive) }
        if prefix.starts(with: compoundFile) {
            let beginning = try file.bytes(at: 0, count: compoundFileBytes)
            // A workbook with a password is not a zip archive: the encrypted one lies in this stream.
            let encrypted: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
            throw FileDecodingError(contains(beginning, encrypted) ? .protectedWorkbook : .oldWorkbook)
        }
        if neverRead.contains(where: prefix.starts(with:)) { throw FileDecodingError(.unsupportedFile) }
        return false
    }

    private static func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { bytes[$0...].starts(with: needle) }
    }

    /// Form of a text, from its first characters; consumes nothing.
    static func textFormat(of window: TextWindow) throws(FileDecodingError) -> FileFormat {
        guard let (first, position) = try firstCharacter(of: window, after: 0) else { return .csv }
        switch first {
        case UInt8(ascii: "{"):
            return .jsonLines
        case UInt8(ascii: "["):
            // A CSV header may begin with a bracket; an array of objects goes on with a brace.
            let second = try firstCharacter(of: window, after: position + 1)?.byte
            return second == UInt8(ascii: "{") || second == UInt8(ascii: "]") ? .jsonArray : .csv
        case UInt8(ascii: "<"):
            throw FileDecodingError(.webPage)
        default:
            return .csv
        }
    }

    private static func firstCharacter(
        of window: TextWindow, after distance: Int
    ) throws(FileDecodingError) -> (byte: UInt8, distance: Int)? {
        var distance = distance
        while true {
            while window.start + distance >= window.end {
                // Blanks only for so long: the row limit does not apply yet.
                if window.isComplete || distance > FileDecodingLimits.defaultRowBytes { return nil }
                try window.refill()
            }
            let byte = window.bytes[window.start + distance]
            if byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return (byte, distance) }
            distance += 1
        }
    }
}
