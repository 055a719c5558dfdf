import FoundationEssentials

/// A JSON document read through ``LenientObject``: the value, what it complained about, and why there is none.
struct LenientDocument<Value: Decodable> {
    /// The value; nil when the document has no such shape at all.
    let value: Value?
    /// What was not understood, in the order of the document.
    let complaints: [ReadingComplaints.Complaint]
    /// Why there is no value, in English.
    let failure: String?

    /// Reads UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    init(json: [UInt8]) {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let complaints = ReadingComplaints()
        if let key = ReadingComplaints.key { decoder.userInfo[key] = complaints }
        do {
            value = try decoder.decode(Value.self, from: Data(json))
            failure = nil
        } catch {
            value = nil
            failure = Self.detail(of: error)
        }
        self.complaints = value == nil ? [] : complaints.all
    }

    private static func detail(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "not readable as JSON" }
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default:
            return "not readable"
        }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return "\(path.isEmpty ? "file" : path): \(context.debugDescription)"
    }
}
