import FileDecoding
import FoundationEssentials

/// A file in the temporary folder that is removed with this object.
final class TestFile {
    let path: String

    init(_ bytes: [UInt8]) throws {
        path = FileManager.default.temporaryDirectory.path + "/file-decoding-" + UUID().uuidString
        try Data(bytes).write(to: URL(filePath: path))
    }

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }  // Left behind in a temporary folder: no harm.

    /// All rows; throws the first error.
    func rows(_ limits: FileDecodingLimits = .init(), encoding: TextEncoding? = nil) throws -> [FileRow] {
        let reader = try RowReader(path: path, limits: limits, encoding: encoding)
        var rows: [FileRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }

    func cells(_ limits: FileDecodingLimits = .init(), encoding: TextEncoding? = nil) throws -> [[String]] {
        try rows(limits, encoding: encoding).map(\.cells)
    }

    /// Rows and row problems in order, to the end or to the error that ends the reading.
    func outcomes(_ limits: FileDecodingLimits = .init()) throws -> [Result<FileRow, FileDecodingError>] {
        let reader = try RowReader(path: path, limits: limits)
        var outcomes: [Result<FileRow, FileDecodingError>] = []
        while true {
            do throws(FileDecodingError) {
                guard let row = try reader.nextRow() else { return outcomes }
                outcomes.append(.success(row))
            } catch {
                outcomes.append(.failure(error))
                if !error.canContinue { return outcomes }
            }
        }
    }

    /// The first error; nil when the file is read to its end.
    func error(_ limits: FileDecodingLimits = .init(), encoding: TextEncoding? = nil) -> FileDecodingError? {
        do {
            _ = try rows(limits, encoding: encoding)
            return nil
        } catch {
            return error as? FileDecodingError
        }
    }
}

extension FileDecodingLimits {
    /// The defaults with one change.
    static func with(_ change: (inout FileDecodingLimits) -> Void) -> FileDecodingLimits {
        var limits = FileDecodingLimits()
        change(&limits)
        return limits
    }
}
