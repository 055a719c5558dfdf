/// The smallest files of each form; made here, of nobody.
enum TestScan {
    /// A document with nothing in it.
    static func pdf() -> [UInt8] { Array("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".utf8) }

    /// A photograph of no pixel.
    static func jpeg() -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 3, 8, 0xFF, 0xDA, 0, 2, 9, 8, 7, 0xFF, 0xD9]
    }

    /// A picture of no pixel.
    static func png() -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", 13) + chunk("IDAT", 5)
            + [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    }

    /// A part of a picture with a content of zeros.
    static func chunk(_ name: String, _ length: UInt8) -> [UInt8] {
        [0, 0, 0, length] + Array(name.utf8) + [UInt8](repeating: 0, count: Int(length) + 4)
    }
}
