/// Something that the check found in a catalogue.
public struct CatalogueFinding: Sendable, Equatable, CustomStringConvertible {
    /// Whether a finding stops the catalogue.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The catalogue must not be used.
        case refuse
        /// An operator should look at it.
        case warn
    }

    /// Whether it stops the catalogue.
    public let severity: Severity
    /// Code of the item, or nil when it is about the whole catalogue.
    public let item: String?
    /// Code of the field, or nil when it is about the whole item.
    public let field: String?
    /// The rule that was broken.
    public let rule: CatalogueRule
    /// What is wrong, in English, for operators.
    public let detail: String

    /// What is wrong, in Chinese, for the units that keep the catalogue.
    public var sentence: String {
        let place = [item.map { "事项 \($0)" }, field.map { "字段 \($0)" }].compactMap(\.self).joined(separator: "，")
        return place.isEmpty ? "\(rule.sentence)。" : "\(place)：\(rule.sentence)。"
    }

    /// One line: severity, place, rule, detail.
    public var description: String {
        let place = [item, field].compactMap(\.self).joined(separator: ".")
        return "\(severity.rawValue) \(place.isEmpty ? "catalogue" : place) [\(rule.rawValue)]: \(detail)"
    }
}
