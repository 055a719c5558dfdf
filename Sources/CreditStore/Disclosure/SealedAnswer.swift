public import Postgres

/// What a function has answered and logged: the status and the document, byte for byte as the log's entry holds it.
public struct SealedAnswer: Sendable, Hashable {
    /// HTTP status, three digits.
    public let status: Int
    /// The document, with its receipt.
    public let document: [UInt8]

    /// Bytes before the document of a line: three digits and a blank.
    private static let prefixBytes = 4

    /// Reads `<status> <document>`.
    ///
    /// - Throws: `unexpectedResult`.
    public init(line: ArraySlice<UInt8>) throws(PostgresError) {
        guard line.count > Self.prefixBytes, line[line.startIndex + 3] == UInt8(ascii: " "),
            let status = Int(String(decoding: line.prefix(3), as: UTF8.self)), 200...599 ~= status
        else { throw PostgresError(.unexpectedResult) }
        self.status = status
        document = Array(line.dropFirst(Self.prefixBytes))
    }

    /// Reads the lines of a text; a document in one line has no line feed of its own.
    ///
    /// - Throws: `unexpectedResult`.
    public static func lines(_ text: [UInt8]) throws(PostgresError) -> [SealedAnswer] {
        var answers: [SealedAnswer] = []
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            answers.append(try SealedAnswer(line: line))
        }
        return answers
    }
}
