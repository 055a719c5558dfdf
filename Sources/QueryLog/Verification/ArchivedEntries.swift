/// Entries that were kept in the bundle of an archived month.
public protocol ArchivedEntries: Sendable {
    /// The positions that it has.
    var positions: Range<Int> { get }

    /// Lends each entry of some of its positions, in their order.
    ///
    /// - Throws: When a file cannot be read or is not what the bundle's manifest says.
    func forEach(in positions: Range<Int>, _ body: (_ position: Int, _ leaf: Span<UInt8>) throws -> Void) throws
}
