import CreditStore
import Postgres

/// Compares the columns of an entry with the bytes of its leaf.
///
/// - Rule: HZ-Q15.
enum LeafCheck {
    private static let uuidDashes = [8, 13, 18, 23]
    private static let uuidCharacters = 36

    /// The first difference.
    ///
    /// - Parameter isEqual: Whether a textual column is what stands in a range of the leaf; nil: no such part.
    static func problem(
        _ leaf: Span<UInt8>, position: Int, loggedAt: Int64, subjectKey: UInt128?,
        isEqual: (EntryProblem.Column, Span<UInt8>, Range<Int>?) -> Bool
    ) -> EntryProblem? {
        let layout: LeafLayout
        do throws(EntryProblem) { layout = try LeafLayout(leaf) } catch { return error }
        guard self.position(leaf, layout.position) == position else { return .column(.position) }
        guard LogTime.microseconds(leaf, in: layout.time) == loggedAt else { return .column(.loggedAt) }
        guard isEqual(.audience, leaf, layout.audience) else { return .column(.audience) }
        guard isEqual(.operation, leaf, layout.operation) else { return .column(.operation) }
        guard isEqual(.outcome, leaf, layout.outcome) else { return .column(.outcome) }
        guard isEqual(.actor, leaf, layout.actor) else { return .column(.actor) }
        guard isEqual(.unitCode, leaf, layout.unit) else { return .column(.unitCode) }
        guard isEqual(.purpose, leaf, layout.purpose) else { return .column(.purpose) }
        guard subject(leaf, layout.subject) == .some(subjectKey) else { return .column(.subjectKey) }
        return nil
    }

    /// As the other, for an entry that stands alone.
    static func problem(of entry: LoggedEntry) -> EntryProblem? {
        problem(
            entry.entry.span, position: entry.position, loggedAt: entry.loggedAt, subjectKey: entry.subjectKey
        ) { column, leaf, range in
            isEqual(entry.text(column), leaf, range)
        }
    }

    /// As the other, for a row of the database, without copying anything.
    static func problem(
        _ page: borrowing QueryLogEntryPage, _ row: Int, _ leaf: Span<UInt8>
    ) throws(PostgresError) -> EntryProblem? {
        problem(
            leaf, position: try page.position(row), loggedAt: try page.loggedAt(row),
            subjectKey: try page.subjectKey(row)
        ) { column, leaf, range in
            switch column {
            case .audience: page.isText(row, .audience, equalTo: leaf, in: range)
            case .operation: page.isText(row, .operation, equalTo: leaf, in: range)
            case .outcome: page.isText(row, .outcome, equalTo: leaf, in: range)
            case .actor: page.isText(row, .actor, equalTo: leaf, in: range)
            case .unitCode: page.isText(row, .unitCode, equalTo: leaf, in: range)
            case .purpose: page.isText(row, .purpose, equalTo: leaf, in: range)
            case .position, .loggedAt, .subjectKey: false
            }
        }
    }

    private static func isEqual(_ column: String?, _ leaf: Span<UInt8>, _ range: Range<Int>?) -> Bool {
        guard let column, let range else { return column == nil && range == nil }
        return isEqual(column, leaf, range)
    }

    private static func isEqual(_ column: String, _ leaf: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let bytes = column.utf8
        guard bytes.count == range.count else { return false }
        var place = range.lowerBound
        for byte in bytes {
            guard byte == leaf[place] else { return false }
            place += 1
        }
        return true
    }

    /// A number in its one spelling; nil for anything else.
    static func position(_ leaf: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard 1...19 ~= range.count, range.count == 1 || leaf[range.lowerBound] != 48 else { return nil }
        var value: UInt64 = 0
        for place in range { value = value * 10 + UInt64(leaf[place] - 48) }
        return Int(exactly: value)
    }

    /// The subject's key, `.some(nil)` where the leaf has none; nil when it is no UUID in its one spelling.
    static func subject(_ leaf: Span<UInt8>, _ range: Range<Int>?) -> UInt128?? {
        guard let range else { return .some(nil) }
        guard range.count == uuidCharacters else { return nil }
        var key: UInt128 = 0
        for place in 0..<uuidCharacters {
            let byte = leaf[range.lowerBound + place]
            switch byte {
            case UInt8(ascii: "-") where uuidDashes.contains(place): continue
            case 48...57 where !uuidDashes.contains(place): key = key << 4 | UInt128(byte - 48)
            case 97...102 where !uuidDashes.contains(place): key = key << 4 | UInt128(byte - 87)
            default: return nil
            }
        }
        return .some(key)
    }
}
