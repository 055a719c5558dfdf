/// The form in which header texts are compared.
enum HeaderName {
    /// Letters, digits and ideographs of the text, upper-cased, full-width forms made half-width.
    ///
    /// Everything else goes: byte order mark, blanks of any width, stars of obligatory columns, brackets,
    /// underscores. So `﻿行政相对人代码_1（统一社会信用代码）` and `行政相对人代码1统一社会信用代码` are one header.
    static func key(of text: String) -> String {
        var key = ""
        for scalar in text.unicodeScalars {
            let folded = halfWidth(scalar)
            guard folded.properties.isAlphabetic || folded.properties.numericType != nil else { continue }
            key += folded.properties.uppercaseMapping
        }
        return key
    }

    /// Words of a header written in Latin letters, lower-cased: split at case changes, digits and punctuation.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousWasLower = false
        for scalar in text.unicodeScalars.map(halfWidth) {
            let isLower = ("a"..."z").contains(scalar)
            let isUpper = ("A"..."Z").contains(scalar)
            if !word.isEmpty, (!isLower && !isUpper) || (isUpper && previousWasLower) {
                words.append(word)
                word = ""
            }
            if isLower || isUpper { word += scalar.properties.lowercaseMapping }
            previousWasLower = isLower
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0) else {
            return scalar
        }
        return half
    }
}
