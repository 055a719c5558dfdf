import FoundationEssentials

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
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let complaints = ReadingComplaints()
        if let key = ReadingComplaints.key { decoder.userInfo[key] = complaints }
        do {
            let catalogue = try decoder.decode(Catalogue.self, from: Data(json))
            self.catalogue = catalogue
            findings = complaints.all.map { Self.finding($0, in: catalogue) }
        } catch {
            catalogue = nil
            findings = [
                CatalogueFinding(
                    severity: .refuse, item: nil, field: nil, rule: .unreadable, detail: Self.detail(of: error))
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

    private static func detail(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "not readable as JSON" }
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default:
            return "not readable as a catalogue"
        }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return "\(path.isEmpty ? "file" : path): \(context.debugDescription)"
    }
}
