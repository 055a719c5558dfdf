internal import CICU

/// Traditional ideographs and their simplified forms, character by character.
///
/// Taken from ICU's transliterator once, which is closed again: it costs memory and is slow. Its rules for
/// words (乾 in 乾隆) are left out on purpose: a name must normalise the same way wherever a character stands.
struct SimplifiedCharacters {
    /// Simplified form of every ideograph that changes; all of them are in the basic multilingual plane.
    let simplified: [UInt16: UInt16]

    /// Reads the transliterator.
    ///
    /// - Throws: `.unavailable` when ICU's data lacks it.
    init() throws(UnicodeTextError) {
        let identifier = Array("Traditional-Simplified".utf16)
        guard let transliterator = unsafe credit_open_transliterator(identifier, Int32(identifier.count)) else {
            throw .unavailable("transliterator Traditional-Simplified")
        }
        defer { unsafe credit_close_transliterator(transliterator) }
        guard let sources = unsafe credit_source_set(transliterator) else {
            throw .unavailable("source set of Traditional-Simplified")
        }
        defer { unsafe credit_close_set(sources) }
        var direct: [UInt16: UInt16] = [:]
        let size = unsafe credit_set_size(sources)
        for index in 0..<size {
            guard let source = UInt16(exactly: unsafe credit_set_scalar(sources, index)) else { continue }
            var text: [UInt16] = [source, 0, 0, 0]
            let length = unsafe credit_transliterate(transliterator, &text, 1, Int32(text.count))
            if length == 1, text[0] != source { direct[source] = text[0] }
        }
        simplified = Self.resolved(direct)
    }

    /// Follows chains to their end, so that simplifying twice changes nothing.
    ///
    /// ICU 72 maps 苎 to 苧 and 苧 to 苎; the members of such a ring all become its smallest.
    private static func resolved(_ direct: [UInt16: UInt16]) -> [UInt16: UInt16] {
        var resolved: [UInt16: UInt16] = [:]
        for source in direct.keys {
            var path = [source]
            while let last = path.last, let next = direct[last] {
                if let ring = path.firstIndex(of: next) {
                    path.append(path[ring...].min() ?? next)
                    break
                }
                path.append(next)
            }
            if let end = path.last, end != source { resolved[source] = end }
        }
        return resolved
    }
}
