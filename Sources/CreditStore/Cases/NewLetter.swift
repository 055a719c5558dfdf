public import CreditInformation
import Postgres

/// A letter of authority as a window records it.
///
/// - Rule: HZ-Q6, HZ-Q8, QZ-5.
public struct NewLetter: Sendable {
    /// Id, made by the caller.
    public let id: UInt128
    /// `query` or `agency`.
    public let kind: String
    /// Who gives the authority.
    public let grantor: CasePerson
    /// Who receives it.
    public let grantee: CasePerson
    /// The four elements beside the grantee; nil when the letter lacks one.
    public let elements: Elements
    /// Kinds of cases in which it counts.
    public let caseKinds: [String]
    /// Codes of catalogue items; nil for all.
    public let items: [String]?
    /// What the paper calls itself; nil when it has no number.
    public let reference: String?
    /// Whether the original was seen.
    public let isOriginal: Bool
    /// Whether a legal person has stamped it.
    public let isStamped: Bool
    /// Whether a notary has certified it.
    public let isNotarised: Bool

    /// Matter, content, purpose and period.
    public struct Elements: Sendable {
        /// What the grantee may do.
        let matter: String?
        /// Which data.
        let content: String?
        /// What for.
        let purpose: String?
        /// First day.
        let from: CalendarDate?
        /// Last day, inclusive.
        let until: CalendarDate?

        /// Elements as the letter has them.
        public init(matter: String?, content: String?, purpose: String?, from: CalendarDate?, until: CalendarDate?) {
            self.matter = matter
            self.content = content
            self.purpose = purpose
            self.from = from
            self.until = until
        }
    }

    /// A letter from its parts.
    public init(
        id: UInt128, kind: String, grantor: CasePerson, grantee: CasePerson, elements: Elements, caseKinds: [String],
        items: [String]?, reference: String?, isOriginal: Bool, isStamped: Bool, isNotarised: Bool
    ) {
        self.id = id
        self.kind = kind
        self.grantor = grantor
        self.grantee = grantee
        self.elements = elements
        self.caseKinds = caseKinds
        self.items = items
        self.reference = reference
        self.isOriginal = isOriginal
        self.isStamped = isStamped
        self.isNotarised = isNotarised
    }

    /// In the order of `credit.record_letter`, behind the case.
    var parameters: [Parameter] {
        [
            .uuid(id), .text(kind), .text(grantor.kind), .text(grantor.name), .uuid(grantor.digest.value),
            .text(grantee.kind),
        ] + CasePerson.parameters(grantee) + [
            .optional(elements.matter), .texts(caseKinds), .optional(elements.content), .optional(elements.purpose),
            .optional(items), .optional(elements.from), .optional(elements.until), .optional(reference),
            .bool(isOriginal), .bool(isStamped), .bool(isNotarised),
        ]
    }
}
