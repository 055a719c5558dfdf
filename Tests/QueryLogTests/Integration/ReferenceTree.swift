import CreditStore
import Cryptography
import TransparencyLog

@testable import QueryLog

/// The tree over made-up entries, by the plainest algorithm: all leaves at once, level by level.
struct ReferenceTree {
    let tiles: [QueryLogTileRow]
    let edge: [UInt8]
    let root: [UInt8]

    init(size: Int) {
        var hashes = (0..<size).map { Digest.of([0] + IntegrationDatabase.entry($0), .sha256) }
        root = Self.root(hashes[...])
        var tiles: [QueryLogTileRow] = []
        var edge: [UInt8] = []
        var level = 0
        var span = 256
        while !hashes.isEmpty {
            var above: [[UInt8]] = []
            for index in 0..<hashes.count / 256 {
                let tile = hashes[index * 256..<(index + 1) * 256]
                tiles.append(
                    QueryLogTileRow(
                        level: level, index: index, hashes: tile.flatMap(\.self),
                        firstLoggedAtMicroseconds: IntegrationDatabase.time(index * span),
                        lastLoggedAtMicroseconds: IntegrationDatabase.time((index + 1) * span - 1)))
                above.append(Self.root(tile))
            }
            edge += hashes[(hashes.count / 256 * 256)...].flatMap(\.self)
            hashes = above
            level += 1
            span *= 256
        }
        self.tiles = tiles
        self.edge = edge
    }

    /// RFC 6962, section 2.1, word for word.
    private static func root(_ hashes: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = hashes.first else { return Digest.of([UInt8](), .sha256) }
        guard hashes.count > 1 else { return first }
        var power = 1
        while power * 2 < hashes.count { power *= 2 }
        let middle = hashes.startIndex + power
        return Digest.of([1] + root(hashes[..<middle]) + root(hashes[middle...]), .sha256)
    }
}
