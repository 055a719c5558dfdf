/// A file of an archive bundle, as the manifest lists it.
struct BundleFile: Sendable, Hashable, Codable {
    /// Positions in the two files of one chunk at most: a chunk ends at each multiple of it.
    static let chunkEntries = 65_536
    /// The file with the closing checkpoint.
    static let checkpointName = "checkpoint"
    /// The file that lists the others.
    static let manifestName = "manifest.json"
    private static let positionDigits = 16

    let name: String
    let bytes: Int
    /// In hexadecimal.
    let sha256: String

    /// File with the entries from a position on: each with its length before it, four bytes, highest first.
    static func entriesName(_ position: Int) -> String { "entries-" + padded(position) }

    /// File with the hashes of the same entries, and behind them the roots of the full tiles of 256 among them.
    static func hashesName(_ position: Int) -> String { "hashes-" + padded(position) }

    /// The positions of each chunk.
    static func chunks(of positions: Range<Int>) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = positions.lowerBound
        while start < positions.upperBound {
            let end = min((start / chunkEntries + 1) * chunkEntries, positions.upperBound)
            chunks.append(start..<end)
            start = end
        }
        return chunks
    }

    /// Digits of a digest.
    static func hexadecimal(_ digest: [UInt8]) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func padded(_ position: Int) -> String {
        let digits = String(position)
        return String(repeating: "0", count: max(0, positionDigits - digits.utf8.count)) + digits
    }
}
