/// Where a tile is: 256 neighbouring nodes of every eighth level of the tree, or as many of them as there are.
///
/// - Rule: C2SP tlog-tiles.
public struct TileAddress: Sendable, Hashable {
    /// Nodes of a full tile.
    public static let fullWidth = 256
    /// Levels of the tree that one level of tiles covers.
    public static let height = 8
    /// Highest level of tiles: one more and a tree would have more leaves than a position can count.
    public static let maximumLevel = 7
    /// Digits of a part of the index in a path.
    private static let digitsPerPart = 3
    /// Parts of the longest path: level 0 has fewer than 2^54 tiles, 17 digits; one part more would not fit a number.
    private static let maximumParts = 6
    /// A tree has at most 2^62 leaves.
    private static let positionBits = 62

    /// Level of tiles, 0...7; tiles of level 0 hold hashes of leaves.
    public let level: Int
    /// Place in its level, from 0.
    public let index: Int
    /// Hashes in it, 1...256.
    public let width: Int

    /// - Returns: nil when a number is out of its range.
    public init?(level: Int, index: Int, width: Int = TileAddress.fullWidth) {
        guard 0...Self.maximumLevel ~= level, index >= 0, 1...Self.fullWidth ~= width,
            index < 1 << max(0, Self.positionBits - Self.height * (level + 1))
        else { return nil }
        self.level = level
        self.index = index
        self.width = width
    }

    /// Whether it can never change.
    public var isFull: Bool { width == Self.fullWidth }

    /// Relative path, e.g. `tile/0/x001/x234/067` or `tile/1/003.p/5`.
    public var path: String {
        var parts: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let part = String(repeating: "0", count: Self.digitsPerPart - digits.count) + digits
            parts.append(parts.isEmpty ? part : "x" + part)
            rest /= 1000
        } while rest > 0
        let place = "tile/\(level)/\(parts.reversed().joined(separator: "/"))"
        return isFull ? place : "\(place).p/\(width)"
    }

    /// Reads the segments of a path after `tile`: the one spelling that `path` gives, nil for any other.
    public init?(pathSegments segments: ArraySlice<String>) {
        var rest = segments
        guard let first = rest.popFirst(), let level = Self.number(first), var last = rest.popLast() else { return nil }
        var width = Self.fullWidth
        if let before = rest.last, before.hasSuffix(".p") {
            guard let number = Self.number(last), number < Self.fullWidth else { return nil }
            width = number
            last = String(before.dropLast(2))
            rest.removeLast()
        }
        guard rest.count < Self.maximumParts, rest.allSatisfy({ $0.utf8.first == UInt8(ascii: "x") }) else {
            return nil
        }
        var index = 0
        for part in rest.map({ $0.dropFirst() }) + [last[...]] {
            guard part.utf8.count == Self.digitsPerPart, part.utf8.allSatisfy({ 48...57 ~= $0 }), let value = Int(part)
            else { return nil }
            index = index * 1000 + value
        }
        self.init(level: level, index: index, width: width)
        // Leading zero parts would be a second spelling of the same tile.
        guard path == "tile/" + segments.joined(separator: "/") else { return nil }
    }

    private static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 3, let value = Int(text), value >= 0, String(value) == text else { return nil }
        return value
    }
}
