/// One difference between two versions of a catalogue.
public struct CatalogueChange: Sendable, Equatable, CustomStringConvertible {
    /// What a change does to records that are already held.
    public enum Effect: String, Sendable, Hashable, CaseIterable {
        /// Nothing: names, bases, cycles.
        case none
        /// Their public projection must be made again, because a mask changed or a field came or went.
        case reprojects
        /// They change their open level (HZ-M6), or one of their fields does.
        case reclassifies
    }

    /// Code of the item; nil for the catalogue itself, its units and code lists.
    public let item: String?
    /// Code of the field; nil for the item itself.
    public let field: String?
    /// Name of the property as in the file, such as `level.person`.
    public let property: String
    /// Former value; nil when there was none.
    public let old: String?
    /// New value; nil when there is none.
    public let new: String?
    /// What it does to records.
    public let effect: Effect

    /// One line, such as `* FR-XZCF level.organisation: A → B (reclassifies)`.
    public var description: String {
        let place = [item, field].compactMap(\.self).joined(separator: ".")
        let name = place.isEmpty ? property : "\(place) \(property)"
        let mark = effect == .none ? "" : " (\(effect.rawValue))"
        return switch (old, new) {
        case (nil, let new?): "+ \(name): \(new)\(mark)"
        case (let old?, nil): "- \(name): \(old)\(mark)"
        default: "* \(name): \(old ?? "") → \(new ?? "")\(mark)"
        }
    }
}
