/// The parameters of one statement in the form that libpq wants, in memory that is used again.
@safe struct ParameterBuffer {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var types: [UInt32] = []
    private var formats: [Int32] = []

    /// What libpq's functions take; valid only during `withPointers`.
    @unsafe struct Pointers {
        let count: Int32
        let types: UnsafePointer<UInt32>?
        let values: UnsafePointer<UnsafePointer<CChar>?>?
        let lengths: UnsafePointer<Int32>?
        let formats: UnsafePointer<Int32>?
    }

    /// Replaces the content.
    mutating func fill(_ parameters: [Parameter]) {
        bytes.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        types.removeAll(keepingCapacity: true)
        for parameter in parameters { append(parameter) }
        while formats.count < parameters.count { formats.append(1) }
    }

    private mutating func append(_ parameter: Parameter) {
        let offset = bytes.count
        let type: UInt32
        switch parameter {
        case .null:
            offsets.append(-1)
            lengths.append(0)
            types.append(0)
            return
        case .text(let value):
            type = ParameterType.text.oid
            bytes.append(contentsOf: value.utf8)
        case .bytes(let value):
            type = ParameterType.bytes.oid
            bytes.append(contentsOf: value)
        case .int4(let value):
            type = ParameterType.int4.oid
            bytes.appendBigEndian(value)
        case .int8(let value):
            type = ParameterType.int8.oid
            bytes.appendBigEndian(value)
        case .bool(let value):
            type = ParameterType.bool.oid
            bytes.append(value ? 1 : 0)
        case .date(let days):
            type = ParameterType.date.oid
            bytes.appendBigEndian(days - BinaryFormat.epochDays)
        case .timestamp(let microseconds):
            type = ParameterType.timestamp.oid
            bytes.appendBigEndian(microseconds - BinaryFormat.epochMicroseconds)
        case .uuid(let value):
            type = ParameterType.uuid.oid
            bytes.appendBigEndian(value)
        case .array(let array):
            type = array.type.oid
            bytes.append(contentsOf: array.bytes)
        }
        offsets.append(offset)
        lengths.append(Int32(bytes.count - offset))
        types.append(type)
    }

    /// Lends pointers into the buffers to one call of libpq, which copies everything before it
    /// returns.
    func withPointers<Result>(_ body: (Pointers) -> Result) -> Result {
        // An empty value still needs a pointer that is not null, so the memory must exist.
        let memory = bytes.isEmpty ? [0] : bytes
        return unsafe memory.withUnsafeBytes { memory in
            let values = unsafe offsets.map { offset in
                unsafe offset < 0
                    ? nil : (memory.baseAddress.map { unsafe $0 + offset })?.assumingMemoryBound(to: CChar.self)
            }
            return unsafe values.withUnsafeBufferPointer { values in
                unsafe types.withUnsafeBufferPointer { types in
                    unsafe lengths.withUnsafeBufferPointer { lengths in
                        unsafe formats.withUnsafeBufferPointer { formats in
                            unsafe body(
                                Pointers(
                                    count: Int32(types.count), types: types.baseAddress, values: values.baseAddress,
                                    lengths: lengths.baseAddress, formats: formats.baseAddress))
                        }
                    }
                }
            }
        }
    }
}
