private import CLibPQ

/// Writes rows in the binary format of COPY into one buffer that is sent whenever it is full.
///
/// Call `beginRow()`, then append one value for each column, in order and of the column's exact
/// type: the server does not convert. Valid only inside `copyIn`.
@safe public struct CopyWriter: ~Copyable {
    /// Large enough that the cost of sending disappears, small enough for the processor's cache.
    private static let flushThreshold = 128 * 1024
    /// Signature of 11 bytes, flags and length of the extension (PostgreSQL manual, COPY, "Binary
    /// Format").
    private static let header: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    /// The connection's; outlives the writer, which `copyIn` does not let escape.
    private let connection: OpaquePointer
    private let columnCount: Int16
    private var buffer: [UInt8]
    private var missingColumns: Int16 = 0

    /// Rows begun so far.
    public private(set) var rowCount = 0

    init(_ connection: OpaquePointer, columnCount: Int16) {
        unsafe self.connection = unsafe connection
        self.columnCount = columnCount
        buffer = CopyWriter.header
        buffer.reserveCapacity(CopyWriter.flushThreshold + 4_096)
    }

    /// Begins the next row; sends what is collected when the buffer is full.
    /// - Throws: `protocolMisuse` when the row before is not complete; `connectionLost`.
    public mutating func beginRow() throws(PostgresError) {
        try checkRow()
        if buffer.count >= CopyWriter.flushThreshold { try flush() }
        buffer.appendBigEndian(columnCount)
        missingColumns = columnCount
        rowCount += 1
    }

    /// Appends a null.
    public mutating func appendNull() {
        missingColumns -= 1
        buffer.appendBigEndian(BinaryFormat.nullLength)
    }

    /// Appends a `smallint`.
    public mutating func append(int2: Int16) {
        missingColumns -= 1
        buffer.appendField(integer: int2)
    }

    /// Appends an `integer`.
    public mutating func append(int4: Int32) {
        missingColumns -= 1
        buffer.appendField(integer: int4)
    }

    /// Appends a `bigint`.
    public mutating func append(int8: Int64) {
        missingColumns -= 1
        buffer.appendField(integer: int8)
    }

    /// Appends a `boolean`.
    public mutating func append(bool: Bool) {
        missingColumns -= 1
        buffer.appendField(integer: bool ? 1 as UInt8 : 0)
    }

    /// Appends a `text`, `varchar`, `char` or `json`.
    public mutating func append(text: String) {
        missingColumns -= 1
        buffer.appendField(text: text)
    }

    /// Appends a `jsonb` from its text.
    public mutating func append(jsonb text: String) {
        missingColumns -= 1
        buffer.appendBigEndian(Int32(text.utf8.count + 1))
        // Version of the binary format.
        buffer.append(1)
        buffer.append(contentsOf: text.utf8)
    }

    /// Appends a `bytea`, or UTF-8 text that exists as bytes.
    public mutating func append(bytes: [UInt8]) {
        missingColumns -= 1
        buffer.appendField(bytes: bytes)
    }

    /// Appends a `bytea`, or UTF-8 text that exists as bytes.
    public mutating func append(span: RawSpan) {
        missingColumns -= 1
        buffer.appendField(span: span)
    }

    /// Appends a `uuid`.
    public mutating func append(uuid: UInt128) {
        missingColumns -= 1
        buffer.appendField(integer: uuid)
    }

    /// Appends a `date`, in days since 1970-01-01.
    public mutating func append(daysSince1970 days: Int32) {
        missingColumns -= 1
        buffer.appendField(integer: days - BinaryFormat.epochDays)
    }

    /// Appends a `timestamp with time zone`, in microseconds since 1970-01-01 00:00 UTC.
    public mutating func append(microsecondsSince1970 microseconds: Int64) {
        missingColumns -= 1
        buffer.appendField(integer: microseconds - BinaryFormat.epochMicroseconds)
    }

    /// Appends an array.
    public mutating func append(array: inout ArrayEncoder) {
        missingColumns -= 1
        array.appendField(to: &buffer)
    }

    /// Ends the data and sends the rest.
    mutating func finish() throws(PostgresError) {
        try checkRow()
        // Stands where the next row's number of columns would be.
        buffer.appendBigEndian(-1 as Int16)
        try flush()
    }

    private func checkRow() throws(PostgresError) {
        guard missingColumns == 0 else {
            throw PostgresError(.protocolMisuse, "row \(rowCount) of COPY has a wrong number of values")
        }
    }

    private mutating func flush() throws(PostgresError) {
        // libpq copies or sends the bytes before it returns.
        let status = unsafe buffer.withUnsafeBytes { bytes in
            unsafe PQputCopyData(
                connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard status == 1 else { throw unsafe PostgresError.connection(connection, .connectionLost) }
        buffer.removeAll(keepingCapacity: true)
    }
}
