/// What changes between two versions of a catalogue.
///
/// - Rule: HZ-M6, BX-1.
public struct CatalogueDifference: Sendable, Equatable {
    /// Codes of items that only the new version has, in its order.
    public let addedItems: [String]
    /// Codes of items that only the old version has, in its order.
    public let removedItems: [String]
    /// Codes of items whose records must be given another level.
    public let reclassifiedItems: [String]
    /// Every change: the catalogue's own first, then items in the old order, then added ones.
    public let changes: [CatalogueChange]

    /// Compares two versions.
    public init(from old: Catalogue, to new: Catalogue) {
        var changes = Self.changes(old.properties, new.properties, item: nil, field: nil)
        changes += Self.changes(
            old.units.map { ("unit.\($0.code)", $0.summary) }, new.units.map { ("unit.\($0.code)", $0.summary) },
            item: nil, field: nil)
        changes += Self.changes(
            old.codeLists.map { ("codeList.\($0.name)", $0.summary) },
            new.codeLists.map { ("codeList.\($0.name)", $0.summary) }, item: nil, field: nil)
        addedItems = new.items.map(\.code).filter { old.item($0) == nil }
        removedItems = old.items.map(\.code).filter { new.item($0) == nil }
        for item in old.items {
            guard let successor = new.item(item.code) else {
                changes.append(Self.presence(item, isNew: false))
                continue
            }
            changes += Self.changes(item.properties, successor.properties, item: item.code, field: nil)
            changes += Self.fieldChanges(item, successor)
        }
        changes += new.items.filter { old.item($0.code) == nil }.map { Self.presence($0, isNew: true) }
        self.changes = changes
        let reclassified = Set(changes.filter { $0.effect == .reclassifies }.compactMap(\.item))
        reclassifiedItems = old.items.map(\.code).filter(reclassified.contains)
    }

    /// One line per change, for an operator's terminal.
    public var lines: [String] { changes.map(\.description) }

    private static func presence(_ item: CatalogueItem, isNew: Bool) -> CatalogueChange {
        CatalogueChange(
            item: item.code, field: nil, property: "item", old: isNew ? nil : item.name, new: isNew ? item.name : nil,
            effect: .none)
    }

    private static func fieldChanges(_ old: CatalogueItem, _ new: CatalogueItem) -> [CatalogueChange] {
        var changes: [CatalogueChange] = []
        for field in old.fields {
            if let successor = new.field(field.code) {
                changes += Self.changes(field.properties, successor.properties, item: old.code, field: field.code)
            } else {
                changes.append(
                    CatalogueChange(
                        item: old.code, field: field.code, property: "field", old: field.name, new: nil,
                        effect: .reprojects))
            }
        }
        for field in new.fields where old.field(field.code) == nil {
            changes.append(
                CatalogueChange(
                    item: old.code, field: field.code, property: "field", old: nil, new: field.name, effect: .reprojects
                ))
        }
        return changes
    }

    private static func changes(
        _ old: [(name: String, value: String)], _ new: [(name: String, value: String)], item: String?, field: String?
    ) -> [CatalogueChange] {
        let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new, uniquingKeysWith: { first, _ in first })
        let names = old.map(\.name) + new.map(\.name).filter { before[$0] == nil }
        return names.compactMap { name in
            let (was, becomes) = (before[name], after[name])
            if was == becomes { return nil }
            return CatalogueChange(
                item: item, field: field, property: name, old: was, new: becomes, effect: effect(of: name, item, field))
        }
    }

    private static func effect(of property: String, _ item: String?, _ field: String?) -> CatalogueChange.Effect {
        guard item != nil else { return .none }
        if field != nil {
            return switch property {
            case "ownLevel": .reclassifies
            case "mask", "sensitivity", "type": .reprojects
            default: .none
            }
        }
        return property.hasPrefix("level.") ? .reclassifies : .none
    }
}
