import CreditStore
import HTTPTypes
import Postgres

/// What a disclosure statement has answered to one query of a batch.
struct LaneAnswer {
    /// How statements give their answers.
    enum Form {
        /// A row for each: number from 1, whether something was found, the answer; in any order.
        case rows
        /// One row with one text: a line for each in order, the HTTP status in three digits, a blank, the answer.
        case lines
    }

    /// Status of the answer; of rows 200 when something was found and 404 when not.
    let status: HTTPStatus
    /// The answer, byte for byte as it is in the log.
    let body: [UInt8]

    /// Reads the answers of a batch, in the order of its queries.
    ///
    /// - Throws: `unexpectedResult` when they are not exactly `count`.
    static func read(
        _ result: borrowing QueryResult, _ form: Form, count: Int
    ) throws(PostgresError) -> [LaneAnswer] {
        switch form {
        case .rows: return try rows(result, count: count)
        case .lines:
            guard result.rowCount == 1 else { throw PostgresError(.unexpectedResult) }
            return try lines(try result.bytes(0, 0), count: count)
        }
    }

    private static func rows(_ result: borrowing QueryResult, count: Int) throws(PostgresError) -> [LaneAnswer] {
        guard result.rowCount == count else { throw PostgresError(.unexpectedResult) }
        var answers = [LaneAnswer?](repeating: nil, count: count)
        for row in 0..<count {
            let number = Int(try result.int64(row, 0)) - 1
            guard answers.indices.contains(number), answers[number] == nil else {
                throw PostgresError(.unexpectedResult)
            }
            answers[number] = LaneAnswer(
                status: try result.bool(row, 1) ? .ok : .notFound, body: try result.bytes(row, 2))
        }
        return answers.compactMap(\.self)
    }

    /// Reads the lines of one text; JSON in one line has no line feed of its own.
    static func lines(_ text: [UInt8], count: Int) throws(PostgresError) -> [LaneAnswer] {
        let sealed = try SealedAnswer.lines(text)
        guard sealed.count == count else { throw PostgresError(.unexpectedResult) }
        return try sealed.map { (answer) throws(PostgresError) in
            guard let status = HTTPStatus(code: answer.status) else { throw PostgresError(.unexpectedResult) }
            return LaneAnswer(status: status, body: answer.document)
        }
    }
}
