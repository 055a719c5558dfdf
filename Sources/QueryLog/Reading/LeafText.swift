public import CreditStore

/// The parts of an entry as texts, for people and for filters.
public struct LeafText: Sendable, Hashable {
    /// Number in the log.
    public let position: Int
    /// As the entry writes it, in Shanghai's time.
    public let time: String
    /// For whom it was answered.
    public let audience: String
    /// What was asked.
    public let operation: String
    /// Who asked.
    public let actor: String
    /// The actor's unit; nil: none.
    public let unit: String?
    /// Why it was asked.
    public let purpose: String
    /// What was asked for, as JSON.
    public let scope: String
    /// How it was answered.
    public let outcome: String
    /// The whole entry.
    public let entry: String

    private let loggedAt: Int64
    private let subjectKey: UInt128?

    /// Reads an entry's bytes.
    ///
    /// - Throws: What is wrong with them.
    public init(_ leaf: [UInt8]) throws(EntryProblem) {
        let layout = try LeafLayout(leaf.span)
        func text(_ range: Range<Int>) -> String { String(decoding: leaf[range], as: UTF8.self) }
        guard let position = LeafCheck.position(leaf.span, layout.position) else { throw .column(.position) }
        guard let loggedAt = LogTime.microseconds(leaf.span, in: layout.time) else { throw .column(.loggedAt) }
        guard let subjectKey = LeafCheck.subject(leaf.span, layout.subject) else { throw .column(.subjectKey) }
        self.position = position
        self.loggedAt = loggedAt
        self.subjectKey = subjectKey
        time = text(layout.time)
        audience = text(layout.audience)
        operation = text(layout.operation)
        actor = text(layout.actor)
        unit = layout.unit.map(text)
        purpose = text(layout.purpose)
        scope = text(layout.scope)
        outcome = text(layout.outcome)
        entry = String(decoding: leaf, as: UTF8.self)
    }

    /// Whether an auditor who filters so sees this entry.
    public func matches(_ filter: QueryLogFilter) -> Bool {
        filter.fromMicroseconds <= loggedAt && loggedAt < filter.untilMicroseconds
            && (filter.actor == nil || filter.actor == actor) && (filter.unitCode == nil || filter.unitCode == unit)
            && (filter.subjectKey == nil || filter.subjectKey == subjectKey)
            && (filter.purpose == nil || filter.purpose == purpose)
    }
}
