/// Builds a one-dimensional array in PostgreSQL's binary format, element by element, in one buffer.
///
/// Reusable: `removeAll()` keeps the memory, so that a batch of 256 elements allocates nothing per
/// element and nothing per batch. Elements must be of the encoder's type; the server refuses
/// others.
public struct ArrayEncoder: Sendable {
    private static let headerLength = 20

    /// Type of the elements.
    public let elementType: ParameterType
    /// Number of elements, nulls included.
    public private(set) var count = 0

    private let arrayType: ParameterType
    private var hasNull = false
    /// Header of 20 bytes, written by `finish`, then the elements with their lengths.
    private var storage: [UInt8]

    private init(_ elementType: ParameterType, _ arrayType: ParameterType) {
        self.elementType = elementType
        self.arrayType = arrayType
        storage = [UInt8](repeating: 0, count: ArrayEncoder.headerLength)
    }

    /// Encoder of `text[]`.
    public static var text: ArrayEncoder { ArrayEncoder(.text, .textArray) }
    /// Encoder of `bytea[]`.
    public static var bytes: ArrayEncoder { ArrayEncoder(.bytes, .bytesArray) }
    /// Encoder of `smallint[]`.
    public static var int2: ArrayEncoder { ArrayEncoder(.int2, .int2Array) }
    /// Encoder of `integer[]`.
    public static var int4: ArrayEncoder { ArrayEncoder(.int4, .int4Array) }
    /// Encoder of `bigint[]`.
    public static var int8: ArrayEncoder { ArrayEncoder(.int8, .int8Array) }
    /// Encoder of `boolean[]`.
    public static var bool: ArrayEncoder { ArrayEncoder(.bool, .boolArray) }
    /// Encoder of `date[]`.
    public static var date: ArrayEncoder { ArrayEncoder(.date, .dateArray) }
    /// Encoder of `timestamp with time zone[]`.
    public static var timestamp: ArrayEncoder { ArrayEncoder(.timestamp, .timestampArray) }
    /// Encoder of `uuid[]`.
    public static var uuid: ArrayEncoder { ArrayEncoder(.uuid, .uuidArray) }

    /// Removes the elements and keeps the memory.
    public mutating func removeAll() {
        storage.removeSubrange(ArrayEncoder.headerLength...)
        count = 0
        hasNull = false
    }

    /// Appends a null.
    public mutating func appendNull() {
        storage.appendBigEndian(BinaryFormat.nullLength)
        count += 1
        hasNull = true
    }

    /// Appends a text.
    public mutating func append(text: String) {
        expect(.text)
        storage.appendField(text: text)
    }

    /// Appends bytes, or UTF-8 text that exists as bytes.
    public mutating func append(bytes: [UInt8]) {
        expect(.bytes, .text)
        storage.appendField(bytes: bytes)
    }

    /// Appends the bytes of a span, or UTF-8 text that exists as bytes.
    public mutating func append(span: RawSpan) {
        expect(.bytes, .text)
        storage.appendField(span: span)
    }

    /// Appends a `smallint`.
    public mutating func append(int2: Int16) {
        expect(.int2)
        storage.appendField(integer: int2)
    }

    /// Appends an `integer`.
    public mutating func append(int4: Int32) {
        expect(.int4)
        storage.appendField(integer: int4)
    }

    /// Appends a `bigint`.
    public mutating func append(int8: Int64) {
        expect(.int8)
        storage.appendField(integer: int8)
    }

    /// Appends a `boolean`.
    public mutating func append(bool: Bool) {
        expect(.bool)
        storage.appendField(integer: bool ? 1 as UInt8 : 0)
    }

    /// Appends a `date`, in days since 1970-01-01.
    public mutating func append(daysSince1970 days: Int32) {
        expect(.date)
        storage.appendField(integer: days - BinaryFormat.epochDays)
    }

    /// Appends an instant, in microseconds since 1970-01-01 00:00 UTC.
    public mutating func append(microsecondsSince1970 microseconds: Int64) {
        expect(.timestamp)
        storage.appendField(integer: microseconds - BinaryFormat.epochMicroseconds)
    }

    /// Appends a `uuid`.
    public mutating func append(uuid: UInt128) {
        expect(.uuid)
        storage.appendField(integer: uuid)
    }

    /// The array as a parameter; shares the memory until the encoder is changed.
    public mutating func parameter() -> Parameter {
        finish()
        return .array(EncodedArray(type: arrayType, bytes: count == 0 ? Array(storage.prefix(12)) : storage))
    }

    /// Appends the array as one field to a buffer of COPY or of parameters.
    mutating func appendField(to buffer: inout [UInt8]) {
        finish()
        let length = encodedLength
        buffer.appendBigEndian(Int32(length))
        buffer.append(contentsOf: storage[..<length])
    }

    private var encodedLength: Int { count == 0 ? 12 : storage.count }

    @inline(__always)
    private mutating func expect(_ type: ParameterType, _ alternative: ParameterType? = nil) {
        precondition(
            elementType == type || elementType == alternative, "element of another type than the array's")
        count += 1
    }

    private mutating func finish() {
        // An empty array has no dimension.
        storage.overwriteBigEndian(count == 0 ? 0 : 1, at: 0)
        storage.overwriteBigEndian(hasNull ? 1 : 0, at: 4)
        storage.overwriteBigEndian(Int32(bitPattern: elementType.oid), at: 8)
        storage.overwriteBigEndian(Int32(count), at: 12)
        // Index of the first element.
        storage.overwriteBigEndian(1, at: 16)
    }
}
