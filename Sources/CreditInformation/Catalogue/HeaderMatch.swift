/// How the header of a file fits an item.
public struct HeaderMatch: Sendable, Equatable {
    /// A header cell.
    public struct Cell: Sendable, Equatable {
        /// Column, from 0.
        public let column: Int
        /// Text as in the file.
        public let text: String
    }

    /// A header cell that names restricted content.
    public struct Forbidden: Sendable, Equatable {
        /// The cell.
        public let cell: Cell
        /// What it holds by its name.
        public let meaning: FieldMeaning

        /// The refusal, in Chinese, for the provider.
        public var sentence: String {
            meaning.isNeverCollected
                ? "第\(cell.column + 1)列“\(cell.text)”属于法律、法规禁止归集的个人信息（\(meaning.label)），整个文件不予接收。"
                : "第\(cell.column + 1)列“\(cell.text)”属于须经本人书面同意方可归集的个人信息（\(meaning.label)），整个文件不予接收。"
        }
    }

    /// Position of the field in ``CatalogueItem/fields`` per column; nil for columns that are not taken.
    public let fields: [Int?]
    /// Generation of the file's codes; nil when the header does not tell.
    public let generation: FieldGeneration?
    /// Whether the header has columns that exist only in one generation and others that exist only in the other.
    public let mixesGenerations: Bool
    /// Headers that no field has; their columns are not taken (BX-1).
    public let unknown: [Cell]
    /// Headers that are left out on purpose, empty ones included.
    public let ignored: [Cell]
    /// Headers of a field that an earlier column already has.
    public let duplicates: [Cell]
    /// Canonical codes of obligatory fields that have no column.
    public let missing: [String]
    /// Headers with restricted content. Any of them refuses the whole import (JJ-8).
    public let forbidden: [Forbidden]
    /// Entries of the explicit mapping that name a header not in the file or a field not in the item.
    public let unusedMappings: [String]

    /// Whether rows may be taken: nothing forbidden, doubled, missing or wrongly mapped.
    ///
    /// Unknown headers do not count here; whether to go on without their columns is the importer's policy.
    public var isAcceptable: Bool {
        forbidden.isEmpty && duplicates.isEmpty && missing.isEmpty && unusedMappings.isEmpty
    }

    /// The same match with other missing fields, for importers that fill fields by other means.
    public func replacing(missing: [String]) -> HeaderMatch {
        HeaderMatch(
            fields: fields, generation: generation, mixesGenerations: mixesGenerations, unknown: unknown,
            ignored: ignored, duplicates: duplicates, missing: missing, forbidden: forbidden,
            unusedMappings: unusedMappings)
    }
}
