/// Why a file, or one row of it, can't be read.
///
/// Never holds the contents of a cell, so it may be logged and shown to anyone.
/// - Rule: BX-12, X-6
public struct FileDecodingError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        // The file as a whole.

        /// There is no such file, or it may not be read.
        case cannotOpen
        /// The system failed while reading.
        case cannotRead
        /// A file of ours can't be written: no room, no right.
        case cannotWrite
        /// A folder, device or pipe.
        case notAFile
        /// PDF, picture, RAR, 7z, gzip.
        case unsupportedFile
        /// `.xls` (BIFF in a compound file).
        case oldWorkbook
        /// `.xlsb`.
        case binaryWorkbook
        /// A workbook with a password for opening.
        case protectedWorkbook
        /// `.ods`.
        case openDocument
        /// A zip archive without a workbook.
        case otherArchive
        /// HTML or XML, often under the name `.xls`.
        case webPage
        /// The zip archive is cut off or damaged.
        case corruptArchive
        /// A part of the zip archive is encrypted.
        case encryptedArchive
        /// The workbook refers to a part that is not there.
        case missingPart
        /// A part of the workbook is no well-formed XML.
        case corruptXML
        /// A part of the workbook has a document type, which could define entities.
        case documentTypeRefused
        /// No sheet is visible.
        case noWorksheet

        // Limits.

        /// `FileDecodingLimits.rowBytes`.
        case rowTooLong
        /// `FileDecodingLimits.columns`.
        case tooManyColumns
        /// `FileDecodingLimits.cellCharacters`.
        case cellTooLong
        /// `FileDecodingLimits.rows`.
        case tooManyRows
        /// `FileDecodingLimits.memberBytes`.
        case memberTooLarge
        /// `FileDecodingLimits.compressionRatio`.
        case suspiciousCompression
        /// `FileDecodingLimits.archiveMembers`.
        case tooManyMembers
        /// `FileDecodingLimits.sharedStringBytes`.
        case sharedStringsTooLarge
        /// `FileDecodingLimits.cellFormats`.
        case tooManyCellFormats
        /// `FileDecodingLimits.xmlDepth`.
        case xmlTooDeep
        /// `FileDecodingLimits.xmlTokenBytes`.
        case xmlTokenTooLong

        // Text.

        /// Bytes that are no character of the encoding.
        case invalidText
        /// A NUL, which is in no text.
        case nulByte
        /// The file ends inside quotes; the line is where they were opened.
        case unterminatedQuote

        // JSON.

        /// Not JSON after RFC 8259.
        case malformedJSON
        /// An object as a value, or an array in an array.
        case nestedValue
        /// A key that the first object lacks.
        case unknownKey
        /// The same key twice in one object.
        case duplicateKey

        // Workbook cells.

        /// A cell or row outside of a sheet or out of order.
        case badCellReference
        /// A number that no shared string has.
        case badSharedString
    }

    /// What is wrong.
    public let kind: Kind
    /// Line (row number in a workbook) from 1, where known.
    public let line: Int?
    /// Offset in the file in bytes, from 0, where known; offset in the part for XML.
    public let byteOffset: Int?
    /// The limit that was passed, for the kinds that are limits.
    public let limit: Int?
    /// Key of a JSON object, for `unknownKey` and `duplicateKey`; at most 64 characters.
    public let field: String?
    /// Whether the next call of `RowReader.nextRow()` goes on with the row after this one.
    ///
    /// False: the file can't be read further, and each later call throws this error again.
    public let canContinue: Bool

    /// Characters of a key that an error repeats.
    static let shownKeyCharacters = 64

    init(
        _ kind: Kind, line: Int? = nil, byteOffset: Int? = nil, limit: Int? = nil, field: String? = nil,
        canContinue: Bool = false
    ) {
        self.kind = kind
        self.line = line
        self.byteOffset = byteOffset
        self.limit = limit
        self.field = field.map { String($0.prefix(Self.shownKeyCharacters)) }
        self.canContinue = canContinue
    }

    /// Id of the requirement that the refusal rests on: `X-6` for one bad row, else `BX-12`.
    public var ruleID: String { canContinue ? "X-6" : "BX-12" }

    /// The same error, with the line where it happened.
    func at(line: Int, canContinue: Bool? = nil) -> FileDecodingError {
        FileDecodingError(
            kind, line: self.line ?? line, byteOffset: byteOffset, limit: limit, field: field,
            canContinue: canContinue ?? self.canContinue)
    }
}
