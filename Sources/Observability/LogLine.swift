/// One log line while it is built: a JSON object that never grows beyond a bound.
struct LogLine {
    /// Bytes of the longest line with its line feed: a write of at most `PIPE_BUF` (4096 on Linux) to a pipe is never
    /// mixed with another's.
    static let maximumBytes = 4096
    /// Bytes of the longest single text; the rest is cut at a character.
    static let maximumTextBytes = 128

    private static let ending = Array(#","truncated":true}"#.utf8) + [UInt8(ascii: "\n")]
    private(set) var bytes: [UInt8] = []
    private var isTruncated = false

    /// Begins a line with what every line has.
    init(at timestamp: LogTimestamp, level: LogLevel, event: StaticString) {
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: #"{"ts":""#.utf8)
        bytes.append(contentsOf: timestamp.text.utf8)
        bytes.append(contentsOf: #"","level":""#.utf8)
        bytes.append(contentsOf: level.word.description.utf8)
        bytes.append(contentsOf: #"","event":"#.utf8)
        Self.append(text: event.description, to: &bytes)
    }

    /// Adds a field, or marks the line as truncated when the field has no room.
    mutating func append(_ field: LogField) {
        guard !isTruncated else { return }
        var addition: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\"")]
        addition.append(contentsOf: field.key.rawValue.utf8)
        addition.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
        switch field.value.content {
        case .integer(let value): addition.append(contentsOf: String(value).utf8)
        case .boolean(let value): addition.append(contentsOf: String(value).utf8)
        case .fixed(let text): Self.append(text: text.description, to: &addition)
        case .marked(let value): Self.append(text: value.safeLogText, to: &addition)
        }
        if bytes.count + addition.count + Self.ending.count > Self.maximumBytes {
            isTruncated = true
        } else {
            bytes.append(contentsOf: addition)
        }
    }

    /// The complete line with its line feed, at most `maximumBytes`.
    consuming func finished() -> [UInt8] {
        bytes.append(contentsOf: isTruncated ? Self.ending : [UInt8(ascii: "}"), UInt8(ascii: "\n")])
        return bytes
    }

    /// Appends a JSON string; control characters become spaces, because no value of ours has one.
    private static func append(text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var room = maximumTextBytes
        for scalar in text.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            room -= encoded.count
            guard room >= 0 else { break }
            switch scalar {
            case "\"", "\\":
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(contentsOf: encoded)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                bytes.append(UInt8(ascii: " "))
            default:
                bytes.append(contentsOf: encoded)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
