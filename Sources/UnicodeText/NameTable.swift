internal import CICU

/// What becomes of each scalar of the basic multilingual plane, 128 KB, made once.
final class NameTable: Sendable {
    /// The scalar is dropped.
    static let dropped: UInt16 = 0
    /// The scalar needs ICU: it grows, merges with a neighbour or is a surrogate.
    static let unknown: UInt16 = 0xFFFF

    /// The table of this process; made at first use, once, under the language's own lock.
    static let shared: Result<NameTable, UnicodeTextError> = {
        do throws(UnicodeTextError) {
            return .success(try NameTable())
        } catch {
            return .failure(error)
        }
    }()

    /// By scalar value: the scalar it becomes, `dropped` or `unknown`.
    let entries: [UInt16]
    private let normalizer: CompatibilityNormalizer
    private let characters: SimplifiedCharacters

    private init() throws(UnicodeTextError) {
        let normalizer = try CompatibilityNormalizer()
        let characters = try SimplifiedCharacters()
        self.normalizer = normalizer
        self.characters = characters
        var entries = [UInt16](repeating: Self.unknown, count: 0x10000)
        for scalar in UInt16(0)...UInt16(0xFFFE) {
            entries[Int(scalar)] = Self.entry(for: scalar, normalizer, characters)
        }
        self.entries = entries
    }

    /// Normalises anything, by ICU; repeated until nothing changes, because dropping a character can bring
    /// together two that merge.
    func normaliseSlowly(_ text: String) -> String {
        var units = Array(text.utf16)
        // Each round that changes anything after the first merges or drops, so few are needed; the bound
        // is for the reader.
        for _ in 0..<16 {
            let next = Self.onePass(units, normalizer, characters)
            if next == units { break }
            units = next
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func entry(
        for scalar: UInt16, _ normalizer: CompatibilityNormalizer, _ characters: SimplifiedCharacters
    ) -> UInt16 {
        guard !(0xD800...0xDFFF).contains(scalar), normalizer.hasBoundary(before: UInt32(scalar)) else {
            return unknown
        }
        var units = [scalar]
        for _ in 0..<8 {
            let next = onePass(units, normalizer, characters)
            if next == units {
                guard let only = units.first else { return dropped }
                let isSafe = units.count == 1 && normalizer.hasBoundary(before: UInt32(only))
                return isSafe && only != dropped ? only : unknown
            }
            units = next
        }
        return unknown
    }

    private static func onePass(
        _ text: [UInt16], _ normalizer: CompatibilityNormalizer, _ characters: SimplifiedCharacters
    ) -> [UInt16] {
        let normalised = normalizer.normalise(text)
        var kept: [UInt16] = []
        kept.reserveCapacity(normalised.count)
        var index = 0
        while index < normalised.count {
            let unit = normalised[index]
            let pair = UTF16.isLeadSurrogate(unit) && index + 1 < normalised.count
            let scalar =
                pair ? 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(normalised[index + 1] & 0x3FF)) : UInt32(unit)
            if credit_belongs_to_name(Int32(bitPattern: scalar)) == 1 {
                if pair {
                    kept += normalised[index...index + 1]
                } else {
                    kept.append(characters.simplified[unit] ?? unit)
                }
            }
            index += pair ? 2 : 1
        }
        return kept
    }
}
