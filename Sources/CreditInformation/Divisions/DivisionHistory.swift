/// Divisions with their history: which code meant what on which day.
///
/// - Rule: JJ-6, BX-16.
public struct DivisionHistory: Sendable, Hashable {
    /// The divisions, by code and first day.
    public let divisions: [Division]

    /// A history of the divisions.
    public init(divisions: [Division]) {
        self.divisions = divisions.sorted { ($0.code, $0.from) < ($1.code, $1.from) }
    }

    /// What the code means on a day; nil: nothing that is known.
    public func division(_ code: String, on day: CalendarDate) -> Division? {
        divisions.first { $0.code == code && $0.holds(on: day) }
    }

    /// Codes that have taken the code's place by a day; the code itself while it holds, nothing when that is not known.
    public func successors(of code: String, on day: CalendarDate) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var open = [code]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if division(next, on: day) != nil {
                found.append(next)
            } else {
                open += divisions.filter { $0.code == next && $0.from <= day }.flatMap(\.becomes)
            }
        }
        return found.sorted()
    }

    /// Whether a division lies in another, or is it, on a day.
    public func lies(_ code: String, in other: String, on day: CalendarDate) -> Bool {
        var current = division(code, on: day)
        while let division = current {
            if division.code == other { return true }
            current = division.parent.flatMap { self.division($0, on: day) }
        }
        return false
    }
}
