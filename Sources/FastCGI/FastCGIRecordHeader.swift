/// The eight bytes before each record's content (FastCGI 1.0, section 3.3), as one big-endian number.
struct FastCGIRecordHeader {
    /// Bytes of a header.
    static let byteCount = 8
    /// Protocol version that exists.
    static let version: UInt8 = 1

    /// The eight bytes, first one highest.
    let bits: UInt64

    /// Version of the protocol; only 1 exists.
    var version: UInt8 { UInt8(truncatingIfNeeded: bits >> 56) }
    /// Type as sent, known or not.
    var rawType: UInt8 { UInt8(truncatingIfNeeded: bits >> 48) }
    /// Request id; zero for management records.
    var requestID: UInt16 { UInt16(truncatingIfNeeded: bits >> 32) }
    /// Bytes of content.
    var contentLength: Int { Int(UInt16(truncatingIfNeeded: bits >> 16)) }
    /// Bytes after the content that mean nothing.
    var paddingLength: Int { Int(UInt8(truncatingIfNeeded: bits >> 8)) }

    /// Appends a header.
    /// - Parameters:
    ///   - contentLength: 0 to 65,535.
    ///   - paddingLength: 0 to 255.
    static func append(
        _ type: FastCGIRecordType, requestID: UInt16, contentLength: Int, paddingLength: Int, to output: inout [UInt8]
    ) {
        output.append(version)
        output.append(type.rawValue)
        output.append(UInt8(truncatingIfNeeded: requestID >> 8))
        output.append(UInt8(truncatingIfNeeded: requestID))
        output.append(UInt8(truncatingIfNeeded: contentLength >> 8))
        output.append(UInt8(truncatingIfNeeded: contentLength))
        output.append(UInt8(truncatingIfNeeded: paddingLength))
        output.append(0)
    }
}
