/// A catalogue file as far as it could be read, with what could not.
///
/// An unknown mask, level or other name is a finding, not a decoding error, so that an operator sees all mistakes of
/// a file at once. What was not understood stands in the value as the strictest alternative; a catalogue with a
/// refusing finding must still not be used.
public struct CatalogueReading: Sendable {
    /// The catalogue; nil when the file has no such shape at all.
    public let catalogue: Catalogue?
    /// What could not be understood.
    public let findings: [CatalogueFinding]

    /// Reads the bytes of a catalogue file.
    ///
    /// - Parameter json: UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    public init(json: [UInt8]) {
        let reading = LenientDocument<Catalogue>(json: json)
        catalogue = reading.value
        if let catalogue = reading.value {
            findings = reading.complaints.map { Self.finding($0, in: catalogue) }
        } else {
            findings = [
                CatalogueFinding(
                    severity: .refuse, item: nil, field: nil, rule: .unreadable, detail: reading.failure ?? "")
            ]
        }
    }

    /// Names the item and the field that a complaint's path leads to.
    private static func finding(_ complaint: ReadingComplaints.Complaint, in catalogue: Catalogue) -> CatalogueFinding {
        var item: CatalogueItem?
        var field: CatalogueField?
        if let position = index(after: "items", in: complaint.path), catalogue.items.indices.contains(position) {
            item = catalogue.items[position]
            if let position = index(after: "fields", in: complaint.path), let fields = item?.fields,
                fields.indices.contains(position)
            {
                field = fields[position]
            }
        }
        let place = item == nil ? " at \(complaint.path.joined(separator: "."))" : ""
        return CatalogueFinding(
            severity: .refuse, item: item?.code, field: field?.code, rule: complaint.rule,
            detail: complaint.detail + place)
    }

    private static func index(after key: String, in path: [String]) -> Int? {
        guard let position = path.firstIndex(of: key), position + 1 < path.count else { return nil }
        // Arrays appear as "Index 3" in some decoders' paths and as "3" in others.
        return Int(path[position + 1].filter(\.isNumber))
    }
}
