/// An administrative division during the time that it had its code and name.
///
/// - Rule: JJ-6, BX-16 (GB/T 2260).
public struct Division: Sendable, Hashable {
    /// Code, six digits.
    public let code: String
    /// Name.
    public let name: String
    /// Code of the division above; nil for a province.
    public let parent: String?
    /// First day.
    public let from: CalendarDate
    /// Last day; nil: it is still there.
    public let until: CalendarDate?
    /// Codes of what became of it; empty: it is still there, or that is not known.
    public let becomes: [String]

    /// A division.
    public init(
        code: String, name: String, parent: String?, from: CalendarDate, until: CalendarDate?, becomes: [String]
    ) {
        self.code = code
        self.name = name
        self.parent = parent
        self.from = from
        self.until = until
        self.becomes = becomes
    }

    /// Whether it holds on a day.
    public func holds(on day: CalendarDate) -> Bool {
        from <= day && until.map { day <= $0 } ?? true
    }
}
