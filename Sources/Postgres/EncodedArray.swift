/// An array in PostgreSQL's binary format, made by `ArrayEncoder`.
public struct EncodedArray: Sendable {
    let type: ParameterType
    let bytes: [UInt8]
}
