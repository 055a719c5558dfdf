/// A value bound to `$n` of a statement, always in binary format.
///
/// A parameter has a definite type; where the statement wants another, it says so by a cast:
/// `$1::jsonb`.
public enum Parameter: Sendable {
    /// Null of the type that the statement expects.
    case null
    /// `text`; a zero byte inside is refused by the server.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])
    /// `integer`.
    case int4(Int32)
    /// `bigint`.
    case int8(Int64)
    /// `boolean`.
    case bool(Bool)
    /// `date`, in days since 1970-01-01.
    case date(daysSince1970: Int32)
    /// `timestamp with time zone`, in microseconds since 1970-01-01 00:00 UTC.
    case timestamp(microsecondsSince1970: Int64)
    /// `uuid`.
    case uuid(UInt128)
    /// An array; see `ArrayEncoder`.
    case array(EncodedArray)

    /// `text[]`, nil for null.
    public static func texts(_ values: [String?]) -> Parameter {
        var encoder = ArrayEncoder.text
        for value in values {
            if let value { encoder.append(text: value) } else { encoder.appendNull() }
        }
        return encoder.parameter()
    }

    /// `bytea[]`, nil for null.
    public static func byteStrings(_ values: [[UInt8]?]) -> Parameter {
        var encoder = ArrayEncoder.bytes
        for value in values {
            if let value { encoder.append(bytes: value) } else { encoder.appendNull() }
        }
        return encoder.parameter()
    }

    /// `integer[]`, nil for null.
    public static func int4s(_ values: [Int32?]) -> Parameter {
        var encoder = ArrayEncoder.int4
        for value in values {
            if let value { encoder.append(int4: value) } else { encoder.appendNull() }
        }
        return encoder.parameter()
    }

    /// `bigint[]`, nil for null.
    public static func int8s(_ values: [Int64?]) -> Parameter {
        var encoder = ArrayEncoder.int8
        for value in values {
            if let value { encoder.append(int8: value) } else { encoder.appendNull() }
        }
        return encoder.parameter()
    }
}
