/// The forms in which scanned materials are taken, recognised by the bytes themselves and never by a name.
///
/// Each must begin with its own first byte and end with its own last one: a file that is two things at once (an archive
/// behind a picture, a page of a browser before a document) is none of them. What a reader shows is not decoded here.
/// - Rule: HZ-Q16.
public enum ScanFormat: String, Sendable, CaseIterable {
    /// A document.
    case pdf = "application/pdf"
    /// A photograph.
    case jpeg = "image/jpeg"
    /// A scan without loss.
    case png = "image/png"

    /// Bytes at the end of a document in which its end mark must stand, as readers look for it there (ISO 32000-1, annex H).
    private static let pdfTailBytes = 1024
    private static let pdfBeginning = Array("%PDF-".utf8)
    private static let pdfEnd = Array("%%EOF".utf8)
    private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// The last chunk: length 0, name, checksum.
    private static let pngEnd: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

    /// Media type, such as `application/pdf`.
    public var mediaType: String { rawValue }

    /// What a saved file's name ends with.
    public var fileExtension: String {
        switch self {
        case .pdf: "pdf"
        case .jpeg: "jpg"
        case .png: "png"
        }
    }

    /// The last record of a ZIP archive: signature, 16 bytes, length of the comment behind it, comment (APPNOTE 4.3.16).
    private static let zipEnd: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let zipEndBytes = 22

    /// The one format that the bytes have; nil for anything else. Linear in their number.
    public init?(of bytes: [UInt8]) {
        if Self.isZIP(bytes) { return nil }
        if Self.isPDF(bytes) {
            self = .pdf
        } else if Self.isJPEG(bytes) {
            self = .jpeg
        } else if Self.isPNG(bytes) {
            self = .png
        } else {
            return nil
        }
    }

    /// `%PDF-1.7` at the first byte, `%%EOF` at the end, nothing but white space behind it.
    private static func isPDF(_ bytes: [UInt8]) -> Bool {
        let version = bytes.dropFirst(pdfBeginning.count).prefix(3)
        guard bytes.starts(with: pdfBeginning), version.count == 3, isDigit(version[version.startIndex]),
            version[version.startIndex + 1] == UInt8(ascii: "."), isDigit(version[version.startIndex + 2])
        else { return false }
        let written = bytes.suffix(pdfTailBytes).reversed().drop { isWhiteSpace($0) }
        return written.starts(with: pdfEnd.reversed())
    }

    /// Whether the bytes are an archive besides, whatever they begin with: its comment may hold what a document ends with.
    private static func isZIP(_ bytes: [UInt8]) -> Bool {
        var position = max(0, bytes.count - zipEndBytes - Int(UInt16.max))
        while position + zipEndBytes <= bytes.count {
            if bytes[position] == zipEnd[0], bytes[position..<position + zipEnd.count].elementsEqual(zipEnd) {
                let comment = Int(bytes[position + 20]) | Int(bytes[position + 21]) << 8
                if position + zipEndBytes + comment == bytes.count { return true }
            }
            position += 1
        }
        return false
    }

    /// SOI at the first byte, segments and scans that follow each other, EOI as the last two bytes and nowhere before.
    private static func isJPEG(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), bytes.suffix(2) == [0xFF, 0xD9] else { return false }
        var position = 2
        var hasFrame = false
        var hasScan = false
        while position + 2 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xD9 { return hasScan && position + 2 == bytes.count }
            guard position + 4 <= bytes.count else { return false }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2, position + 2 + length <= bytes.count else { return false }
            // SOF0 to SOF15, without DHT, JPG and DAC, which share the range.
            if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) { hasFrame = true }
            position += 2 + length
            // Start of scan: what follows is compressed, up to the next marker.
            if marker == 0xDA {
                guard hasFrame else { return false }
                hasScan = true
                position = Self.marker(in: bytes, from: position)
            }
        }
        return false
    }

    /// Where the next marker begins that is not part of compressed data: those are a stuffed zero, a restart and a filling byte.
    private static func marker(in bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position + 1 < bytes.count {
            if bytes[position] == 0xFF, ![0x00, 0xFF].contains(bytes[position + 1]),
                !(0xD0...0xD7 ~= bytes[position + 1])
            {
                return position
            }
            position += 1
        }
        return bytes.count
    }

    /// The signature, IHDR first, chunks that fit into each other, IEND as the last twelve bytes and nowhere else.
    private static func isPNG(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: pngSignature), bytes.suffix(pngEnd.count).elementsEqual(pngEnd) else { return false }
        let end = bytes.count - pngEnd.count
        var position = pngSignature.count
        var isFirst = true
        while position < end {
            guard position + 12 <= end else { return false }
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let name = bytes[position + 4..<position + 8]
            guard name.allSatisfy({ isLetter($0) }), name.elementsEqual("IHDR".utf8) == isFirst,
                !isFirst || length == 13, length <= end - position - 12, !name.elementsEqual("IEND".utf8)
            else { return false }
            isFirst = false
            position += 12 + length
        }
        return !isFirst
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }

    /// Space, line feed, carriage return, tab, form feed and zero (ISO 32000-1, 7.2.2).
    private static func isWhiteSpace(_ byte: UInt8) -> Bool { [0x20, 0x0A, 0x0D, 0x09, 0x0C, 0].contains(byte) }
}
