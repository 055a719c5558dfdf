/// One item of the catalogue: a kind of record that may be collected, and all rules about it.
///
/// - Rule: BX-1, HZ-Q1, JJ-1.
public struct CatalogueItem: Sendable, Equatable {
    /// Code, unique in the catalogue, such as `FR-XZXK`.
    public let code: String
    /// Chinese name.
    public let name: String
    /// Which catalogue the item comes from.
    public let layer: CatalogueLayer
    /// Code in the national catalogue; nil when unknown or none.
    public let nationalCode: String?
    /// What the item says about its subject.
    public let nature: InformationNature
    /// Section of a credit report that shows its records; nil: the local supplement, or other information when the item is
    /// the national catalogue's (BX-6).
    public let reportSection: ReportSection?
    /// Open level and basis of publication per kind of subject; its keys are the kinds the item is about.
    public let disclosures: [SubjectKind: ItemDisclosure]
    /// How the item is shared among units.
    public let sharing: SharingMode
    /// Codes of the units that may provide the item.
    public let providers: [String]
    /// Law and article that let the item be collected.
    public let legalBasisOfCollection: String
    /// Law and article under which persons consent in writing; opens the consent-only contents of JJ-8.
    public let writtenConsent: String?
    /// Where the data come from, in words.
    public let sourceChannel: String
    /// How often providers bring it up to date.
    public let updateCycle: UpdateCycle
    /// Working days after the decision in which a record must be provided; nil when no such duty exists.
    public let firstDeadlineWorkingDays: Int?
    /// How long records are public; nil for items with no A level.
    public let publicity: PublicityRule?
    /// How long records are kept; mandatory for negative items.
    public let retention: RetentionRule?
    /// When records count as negative; nil when at once.
    public let finality: FinalityRule?
    /// Whether credit repair is possible.
    public let isRepairable: Bool
    /// Whether the subject may object.
    public let isObjectionable: Bool
    /// Whether the subject may refuse to have it recorded (positive information).
    public let mayBeDeclined: Bool
    /// Whether the item's name is the subject's name in the register.
    public let namesSubject: Bool
    /// Codes of the fields that tell records of one subject apart; empty for one record per subject.
    public let identity: [String]
    /// Which field plays which role.
    public let roles: [FieldRole: String]
    /// Canonical codes of the status field that mean the record is withdrawn.
    public let withdrawnStatusCodes: [String]
    /// Headers whose columns are left out without complaint, such as 序号.
    public let ignoredHeaders: [String]
    /// The fields, in the order in which they are shown.
    public let fields: [CatalogueField]
    /// Position in `fields` by canonical code; the first wins where the check finds duplicates.
    private let positions: [String: Int]

    /// Kinds of subject that the item is about, organisations first.
    public var subjectKinds: [SubjectKind] {
        SubjectKind.allCases.filter { disclosures[$0] != nil }
    }

    /// Whether any field has codes of a generation.
    public var hasGenerations: Bool {
        fields.contains { !$0.codes.isEmpty }
    }

    /// Open level of records about a subject of the kind; nil when the item is not about such subjects.
    public func level(for kind: SubjectKind) -> OpenLevel? {
        disclosures[kind]?.level
    }

    /// The field with the canonical code.
    public func field(_ code: String) -> CatalogueField? {
        positions[code].map { fields[$0] }
    }

    /// Position in `fields` of the field with the canonical code.
    public func position(of code: String) -> Int? {
        positions[code]
    }

    /// The field that plays the role.
    public func field(for role: FieldRole) -> CatalogueField? {
        roles[role].flatMap(field(_:))
    }
}

extension CatalogueItem: Decodable {
    /// Reads an item leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: Self.keys)
        code = try object.text("code")
        name = try object.text("name")
        layer = try object.choice("layer", fallback: .city)
        nationalCode = try object.optionalText("nationalCode")
        nature = try object.choice("nature", fallback: .negative)
        reportSection = try object.optionalChoice("reportSection", fallback: nil)
        disclosures = try object.objects(by: SubjectKind.self, "disclosures")
        sharing = try object.choice("sharing", fallback: .onAuthority)
        providers = try object.names("providers")
        legalBasisOfCollection = try object.text("legalBasisOfCollection")
        writtenConsent = try object.optionalText("writtenConsent")
        sourceChannel = try object.text("sourceChannel")
        updateCycle = try object.choice("updateCycle", fallback: .monthly)
        firstDeadlineWorkingDays = try object.optionalInteger("firstDeadlineWorkingDays")
        publicity = try object.optional("publicity")
        retention = try object.optional("retention")
        finality = try object.optional("finality")
        isRepairable = try object.flag("isRepairable")
        isObjectionable = try object.flag("isObjectionable", absent: true)
        mayBeDeclined = try object.flag("mayBeDeclined")
        namesSubject = try object.flag("namesSubject")
        identity = try object.names("identity")
        roles = try object.texts(by: FieldRole.self, "roles")
        withdrawnStatusCodes = try object.names("withdrawnStatusCodes")
        ignoredHeaders = try object.names("ignoredHeaders")
        fields = try object.list("fields")
        positions = Dictionary(fields.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static let keys: Set<String> = [
        "code", "name", "layer", "nationalCode", "nature", "reportSection", "disclosures", "sharing", "providers",
        "legalBasisOfCollection", "writtenConsent", "sourceChannel", "updateCycle", "firstDeadlineWorkingDays",
        "publicity", "retention", "finality", "isRepairable", "isObjectionable", "mayBeDeclined", "namesSubject",
        "identity", "roles", "withdrawnStatusCodes", "ignoredHeaders", "fields",
    ]
}
