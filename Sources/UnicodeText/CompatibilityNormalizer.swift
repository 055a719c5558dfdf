internal import CICU

// Sendable: a UNormalizer2 singleton is immutable, lives as long as the process and is documented as thread-safe.
/// ICU's NFKC with case folding (NFKC_Casefold of UAX 31), which also drops default ignorables.
@safe struct CompatibilityNormalizer: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// - Throws: `.unavailable` when ICU's data lacks it.
    init() throws(UnicodeTextError) {
        guard let pointer = unsafe credit_nfkc_casefold() else { throw .unavailable("NFKC_Casefold") }
        unsafe self.pointer = pointer
    }

    /// Whether `scalar` never merges with what stands before it.
    func hasBoundary(before scalar: UInt32) -> Bool {
        unsafe credit_has_boundary_before(pointer, Int32(bitPattern: scalar)) == 1
    }

    /// The normalised form of UTF-16 text.
    func normalise(_ text: [UInt16]) -> [UInt16] {
        var capacity = text.count + text.count / 2 + 8
        while true {
            var needed: Int32 = 0
            let result = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                unsafe needed = credit_normalize(
                    pointer, text, Int32(text.count), buffer.baseAddress, Int32(capacity))
                count = min(max(0, Int(needed)), capacity)
            }
            precondition(needed >= 0, "normalising valid text fails only when memory is exhausted")
            if Int(needed) <= capacity { return result }
            capacity = Int(needed)
        }
    }
}
