/// When a field must be filled; applies only in generations in which the field exists.
public enum FieldObligation: String, Sendable, Hashable, CaseIterable {
    /// For every subject.
    case always
    /// For organisations.
    case organisation
    /// For natural persons.
    case person
    /// When the file has the column.
    ///
    /// The 行政相对人类别 is obligatory by the standard, yet the Excel template has no column for it.
    case whenPresent = "when_present"
    /// Never.
    case never

    /// Whether a file about subjects of the kind must have the column.
    public func needsColumn(for kind: SubjectKind) -> Bool {
        switch self {
        case .always: true
        case .organisation: kind == .organisation
        case .person: kind == .person
        case .whenPresent, .never: false
        }
    }

    /// Whether a row about a subject of the kind must have a value, given that the file has the column.
    public func needsValue(for kind: SubjectKind) -> Bool {
        self == .whenPresent || needsColumn(for: kind)
    }
}
