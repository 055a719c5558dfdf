/// The ways in which files write "nothing".
///
/// - Rule: BX-12.
public enum EmptyValue {
    private static let words: Set<String> = [
        "n/a", "na", "#n/a", "null", "nil", "none", "(null)", "\\n", "空", "无", "暂无", "无数据", "(空)", "(无)", "/", "\\",
    ]

    /// Whether `text` says nothing: blank, dashes only, or one of the words that stand for nothing.
    ///
    /// Letters of any case and full-width forms are equal. A masked value (`***`) is not empty: something is
    /// there, which was not given.
    public static func isEmpty(_ text: String) -> Bool {
        var kept = ""
        var hasOnlyDashes = true
        for scalar in text.unicodeScalars where !Blank.contains(scalar) {
            let scalar = scalar.halfWidth
            if kept.utf8.count > 16 { return false }
            hasOnlyDashes = hasOnlyDashes && isDash(scalar)
            kept.unicodeScalars.append(scalar.value < 0x80 ? lowerCased(scalar) : scalar)
        }
        return hasOnlyDashes || words.contains(kept)
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x5F, 0x2010...0x2015, 0x2212, 0x2500, 0x30FC: true
        default: false
        }
    }

    private static func lowerCased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x41...0x5A).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value + 0x20))
    }
}
