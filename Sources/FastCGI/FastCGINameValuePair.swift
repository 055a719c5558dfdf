/// Where one name-value pair lies in its stream (FastCGI 1.0, section 3.4); the value follows the name.
struct FastCGINameValuePair: Sendable, Hashable {
    /// Position of the name's first byte.
    let nameStart: UInt32
    /// Bytes of the name.
    let nameCount: UInt32
    /// Bytes of the value.
    let valueCount: UInt32

    /// Positions of the name.
    var name: Range<Int> { Int(nameStart)..<Int(nameStart) + Int(nameCount) }
    /// Positions of the value.
    var value: Range<Int> { name.upperBound..<name.upperBound + Int(valueCount) }

    /// Reads the pair that begins at `position` and moves behind it.
    /// - Returns: `nil` when the pair reaches past the end of `bytes`.
    static func read(_ bytes: Span<UInt8>, at position: inout Int) -> FastCGINameValuePair? {
        guard let nameCount = length(bytes, at: &position), let valueCount = length(bytes, at: &position),
            // Each length is below 2^31, so the sum can't overflow.
            nameCount + valueCount <= bytes.count - position
        else { return nil }
        let start = position
        position += nameCount + valueCount
        return FastCGINameValuePair(
            nameStart: UInt32(start), nameCount: UInt32(nameCount), valueCount: UInt32(valueCount))
    }

    /// One byte below 128, else four bytes without their highest bit.
    private static func length(_ bytes: Span<UInt8>, at position: inout Int) -> Int? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return Int(first)
        }
        guard bytes.count - position >= 4 else { return nil }
        let high = Int(first & 0x7F) << 24 | Int(bytes[position + 1]) << 16
        let low = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
        position += 4
        return high | low
    }
}
