internal import Cryptography
internal import FoundationEssentials
import TransparencyLog

/// What an archive bundle is, in one text of one spelling; its digest names the bundle.
///
/// - Rule: HZ-Q15.
struct BundleManifest: Sendable, Hashable, Codable {
    /// The bundle before.
    struct Previous: Sendable, Hashable, Codable {
        let manifest: String
        let month: String
    }

    static let currentVersion = 1
    /// Bytes of a manifest that are still read: that of 10^9 entries has 5 MB.
    static let maximumBytes = 64 << 20

    var version = currentVersion
    /// Name of the log.
    let origin: String
    let month: String
    let first: Int
    /// Behind the last position.
    let end: Int
    /// Time of the first entry as the log writes it; null for a month without entries.
    let firstTime: String?
    let lastTime: String?
    /// Entries that the closing checkpoint covers.
    let checkpointSize: Int
    /// The tree before the first entry: its perfect subtrees.
    let startRange: [String]
    /// That the checkpoint's tree extends the tree before the first entry.
    let startProof: [String]
    /// That the checkpoint's tree extends the tree behind the last entry.
    let endProof: [String]
    /// Null for the first bundle of a log.
    let previous: Previous?
    /// In the order of names.
    let files: [BundleFile]

    /// The positions.
    var positions: Range<Int> { first..<max(first, end) }

    /// Reads a manifest; nil for anything that `text` does not write.
    init?(_ bytes: [UInt8]) {
        // Where JSON goes wrong helps nobody: the file is not what was written.
        guard let manifest = try? JSONDecoder().decode(BundleManifest.self, from: Data(bytes)),
            manifest.version == Self.currentVersion, Array(manifest.text.utf8) == bytes,
            0 <= manifest.first, manifest.first <= manifest.end, manifest.end <= manifest.checkpointSize
        else { return nil }
        self = manifest
    }

    init(
        origin: String, month: LogMonth, positions: Range<Int>, times: (first: String?, last: String?),
        checkpointSize: Int, startRange: [MerkleHash], startProof: [MerkleHash], endProof: [MerkleHash],
        previous: Previous?, files: [BundleFile]
    ) {
        self.origin = origin
        self.month = month.description
        first = positions.lowerBound
        end = positions.upperBound
        firstTime = times.first
        lastTime = times.last
        self.checkpointSize = checkpointSize
        self.startRange = startRange.map(\.base64)
        self.startProof = startProof.map(\.base64)
        self.endProof = endProof.map(\.base64)
        self.previous = previous
        self.files = files
    }

    /// SHA-256 of the text.
    var digest: [UInt8] { Digest.of(text, .sha256) }

    /// The one spelling: sorted keys, one a line, written here so that no library's version changes it.
    var text: String {
        let lines = [
            ("checkpointSize", "\(checkpointSize)"), ("end", "\(end)"), ("endProof", Self.list(endProof)),
            ("files", Self.list(files)), ("first", "\(first)"), ("firstTime", firstTime.map(Self.quoted) ?? "null"),
            ("lastTime", lastTime.map(Self.quoted) ?? "null"), ("month", Self.quoted(month)),
            ("origin", Self.quoted(origin)),
            (
                "previous",
                previous.map {
                    "{\"manifest\": \(Self.quoted($0.manifest)), \"month\": \(Self.quoted($0.month))}"
                } ?? "null"
            ),
            ("startProof", Self.list(startProof)), ("startRange", Self.list(startRange)), ("version", "\(version)"),
        ]
        return "{\n" + lines.map { "  \"\($0)\": \($1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private static func list(_ texts: [String]) -> String {
        texts.isEmpty ? "[]" : "[\n" + texts.map { "    \(quoted($0))" }.joined(separator: ",\n") + "\n  ]"
    }

    private static func list(_ files: [BundleFile]) -> String {
        let lines = files.map {
            "    {\"bytes\": \($0.bytes), \"name\": \(quoted($0.name)), \"sha256\": \(quoted($0.sha256))}"
        }
        return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
    }

    /// Nothing in a manifest needs escaping; what would is written as it is and then not read.
    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
