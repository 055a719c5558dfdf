/// Finds the encoding of a text from its first bytes.
///
/// - Rule: BX-12
enum EncodingSniffer {
    /// Long UTF-8 sequences before the first bad byte from which the text is damaged UTF-8, not GB 18030.
    ///
    /// GBK text gets past a few characters by chance ("联通"); eight three-byte sequences in a row do
    /// not happen in it, and reading damaged UTF-8 as GB 18030 would import rubbish without an error.
    static let longSequencesOfUTF8 = 8

    /// The encoding, and the bytes of the mark to skip.
    struct Finding: Equatable {
        let encoding: TextEncoding
        let markBytes: Int
    }

    /// Looks at the beginning of a file.
    ///
    /// - Parameter stated: What the sender says; then only the mark is looked for.
    static func find(in prefix: Span<UInt8>, stated: TextEncoding?) -> Finding {
        let marked = byteOrderMark(of: prefix)
        if let stated {
            return Finding(encoding: stated, markBytes: marked?.encoding == stated ? marked?.markBytes ?? 0 : 0)
        }
        if let marked { return marked }
        let check = UTF8Check(prefix)
        let isUTF8 = check.end != .invalid || check.longSequences >= longSequencesOfUTF8
        return Finding(encoding: isUTF8 ? .utf8 : .gb18030, markBytes: 0)
    }

    private static func byteOrderMark(of prefix: Span<UInt8>) -> Finding? {
        if prefix.count >= 3, prefix[0] == 0xEF, prefix[1] == 0xBB, prefix[2] == 0xBF {
            return Finding(encoding: .utf8, markBytes: 3)
        }
        guard prefix.count >= 2 else { return nil }
        if prefix[0] == 0xFF, prefix[1] == 0xFE { return Finding(encoding: .utf16LittleEndian, markBytes: 2) }
        if prefix[0] == 0xFE, prefix[1] == 0xFF { return Finding(encoding: .utf16BigEndian, markBytes: 2) }
        // GB 18030 has a mark too: U+FEFF is 84 31 95 33.
        if prefix.count >= 4, prefix[0] == 0x84, prefix[1] == 0x31, prefix[2] == 0x95, prefix[3] == 0x33 {
            return Finding(encoding: .gb18030, markBytes: 4)
        }
        return nil
    }
}
