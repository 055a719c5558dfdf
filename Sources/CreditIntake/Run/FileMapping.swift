import FoundationEssentials

/// A provider's own words for our fields, and values for fields that its file lacks.
///
/// JSON with comments: `{ "columns": { "header": "FIELD" }, "constants": { "FIELD": "value" } }`.
/// - Rule: BX-12.
public struct FileMapping: Sendable, Equatable {
    /// Canonical field code by header.
    public let columns: [String: String]
    /// Value by canonical field code, for every row.
    public let constants: [String: String]

    /// No mapping.
    public static let none = FileMapping(columns: [:], constants: [:])

    /// A mapping as given.
    public init(columns: [String: String], constants: [String: String]) {
        self.columns = columns
        self.constants = constants
    }

    /// Reads a mapping file.
    ///
    /// - Throws: `ImportError.mapping` saying what is wrong.
    public init(json: [UInt8]) throws(ImportError) {
        struct Content: Decodable {
            let columns: [String: String]?
            let constants: [String: String]?
        }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            let content = try decoder.decode(Content.self, from: Data(json))
            self.init(columns: content.columns ?? [:], constants: content.constants ?? [:])
        } catch {
            throw .mapping("对照文件须为 JSON：{\"columns\": {\"表头\": \"字段代码\"}, \"constants\": {\"字段代码\": \"值\"}}。")
        }
    }
}
