/// One signature line of a note.
public struct NoteSignature: Sendable, Hashable {
    /// How the line begins: an em dash and a blank.
    static let opening = "\u{2014} "
    /// Bytes of the time before a cosignature.
    static let timeBytes = 8

    /// Name of the key.
    public let name: String
    /// First bytes of a digest over name, kind and key; picks a key, proves nothing.
    public let keyID: UInt32
    /// The signature, for a cosignature with its time before it.
    public let bytes: [UInt8]

    /// Takes a signature as it was made.
    public init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Reads a line without its newline; nil when it is none.
    public init?(line: some StringProtocol) {
        guard line.hasPrefix(Self.opening) else { return nil }
        let fields = line.dropFirst(Self.opening.count).split(
            separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 2, VerifierKey.isName(String(fields[0])), let decoded = Base64.decode(fields[1]),
            decoded.count > 4
        else { return nil }
        name = String(fields[0])
        keyID = decoded[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(decoded[4...])
    }

    /// The line, with its newline.
    public var line: String {
        let key = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: keyID >> UInt32($0)) }
        return "\(Self.opening)\(name) \(Base64.encode(key + bytes))\n"
    }

    /// Seconds since 1970-01-01 UTC at which a witness signed; has a meaning for cosignatures only.
    public var cosignedAt: Int? {
        guard bytes.count > Self.timeBytes else { return nil }
        let seconds = bytes[..<Self.timeBytes].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: seconds)
    }
}
