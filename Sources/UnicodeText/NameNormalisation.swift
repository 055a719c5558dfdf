/// The one form under which names are compared and searched.
///
/// Compatibility forms and widths are folded (NFKC), case is folded, traditional ideographs become simplified,
/// and everything that is not a letter, mark, number or ideograph goes. Private-use and unassigned scalars
/// stay: files use them for rare ideographs of names. Deterministic and idempotent; safe on any thread.
///
/// A table answers for the scalars of nearly all names; text with anything else goes through ICU as a whole.
public struct NameNormalisation: Sendable {
    private let table: NameTable

    /// Makes the table at first use in the process (some tens of milliseconds), and shares it afterwards.
    ///
    /// - Throws: `UnicodeTextError.unavailable` when ICU's data are not installed.
    public init() throws(UnicodeTextError) {
        table = try NameTable.shared.get()
    }

    /// The normalised form of `name`; empty when nothing of it belongs to a name.
    public func normalise(_ name: String) -> String {
        fast(name.utf8Span.span) ?? table.normaliseSlowly(name)
    }

    /// The slow path alone, for the test that both agree.
    func normaliseByLibrary(_ name: String) -> String {
        table.normaliseSlowly(name)
    }

    private func fast(_ source: Span<UInt8>) -> String? {
        // A scalar of two bytes may become one of three; nothing grows more, since no entry of one byte
        // leaves ASCII (a test looks at each).
        let capacity = source.count + source.count / 2 + 1
        var isComplete = true
        let result = unsafe String(unsafeUninitializedCapacity: capacity) { target in
            var written = 0
            let entries = table.entries
            var index = 0
            while index < source.count {
                let byte = source[index]
                let scalar: UInt32
                if byte < 0x80 {
                    scalar = UInt32(byte)
                    index += 1
                } else if byte < 0xE0 {
                    scalar = UInt32(byte & 0x1F) << 6 | UInt32(source[index + 1] & 0x3F)
                    index += 2
                } else if byte < 0xF0 {
                    scalar =
                        UInt32(byte & 0x0F) << 12 | UInt32(source[index + 1] & 0x3F) << 6
                        | UInt32(source[index + 2] & 0x3F)
                    index += 3
                } else {
                    isComplete = false
                    return 0
                }
                let entry = entries[Int(scalar)]
                guard entry != NameTable.unknown else {
                    isComplete = false
                    return 0
                }
                if entry != NameTable.dropped { unsafe Self.append(entry, to: target, at: &written) }
            }
            return written
        }
        return isComplete ? result : nil
    }

    @inline(__always)
    private static func append(_ scalar: UInt16, to target: UnsafeMutableBufferPointer<UInt8>, at index: inout Int) {
        if scalar < 0x80 {
            unsafe target[index] = UInt8(truncatingIfNeeded: scalar)
            index += 1
        } else if scalar < 0x800 {
            unsafe target[index] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            unsafe target[index + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            index += 2
        } else {
            unsafe target[index] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            unsafe target[index + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
            unsafe target[index + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            index += 3
        }
    }
}
