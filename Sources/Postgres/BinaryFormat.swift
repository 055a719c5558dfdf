/// PostgreSQL's binary representation of values: big-endian, dates and instants counted from
/// 2000-01-01.
enum BinaryFormat {
    /// Days from 1970-01-01 to 2000-01-01.
    static let epochDays: Int32 = 10_957
    /// Microseconds from 1970-01-01 to 2000-01-01.
    static let epochMicroseconds: Int64 = 946_684_800_000_000
    /// Length that stands for null.
    static let nullLength: Int32 = -1
}

extension [UInt8] {
    /// Appends an integer, most significant byte first.
    @inline(__always)
    mutating func appendBigEndian(_ value: some FixedWidthInteger) {
        // Reads the bytes of a local value during the call.
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { bytes in
            unsafe append(contentsOf: bytes)
        }
    }

    /// Writes an integer over bytes that are there already.
    mutating func overwriteBigEndian(_ value: Int32, at place: Int) {
        let bits = UInt32(bitPattern: value)
        self[place] = UInt8(truncatingIfNeeded: bits >> 24)
        self[place + 1] = UInt8(truncatingIfNeeded: bits >> 16)
        self[place + 2] = UInt8(truncatingIfNeeded: bits >> 8)
        self[place + 3] = UInt8(truncatingIfNeeded: bits)
    }

    /// Appends a text with its length in bytes before it.
    mutating func appendField(text: String) {
        var text = text
        // Native strings hand out their bytes at once; others are made native first.
        text.withUTF8 { bytes in
            appendBigEndian(Int32(bytes.count))
            unsafe append(contentsOf: bytes)
        }
    }

    /// Appends bytes with their number before them.
    mutating func appendField(bytes: [UInt8]) {
        appendBigEndian(Int32(bytes.count))
        append(contentsOf: bytes)
    }

    /// Appends the bytes of a span with their number before them.
    mutating func appendField(span: RawSpan) {
        appendBigEndian(Int32(span.byteCount))
        // The span's memory outlives the call by its own rules.
        unsafe span.withUnsafeBytes { bytes in
            unsafe append(contentsOf: bytes)
        }
    }

    /// Appends an integer with its length before it.
    @inline(__always)
    mutating func appendField(integer: some FixedWidthInteger) {
        appendBigEndian(Int32(integer.bitWidth / 8))
        appendBigEndian(integer)
    }
}
