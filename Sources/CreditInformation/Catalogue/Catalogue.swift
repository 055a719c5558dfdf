/// A version of the classification catalogue (公共信用信息分类等级管理目录): which items exist.
///
/// A value read from a file or from the database; look-ups are computed once, when it is read. Only a catalogue
/// that ``CatalogueCheck`` does not refuse may be used; ``init(checking:)`` makes no other.
/// - Rule: BX-1, HZ-M6.
public struct Catalogue: Sendable, Equatable {
    /// Profile that the catalogue belongs to.
    public let profile: RuleProfile
    /// Version label, such as `2026`.
    public let version: String
    /// Chinese title.
    public let title: String
    /// Law and article on which the catalogue rests.
    public let legalBasis: String
    /// The units that provide items.
    public let units: [CatalogueUnit]
    /// The code lists.
    public let codeLists: [CodeList]
    /// Headers that every item ignores, such as 序号.
    public let ignoredHeaders: [String]
    /// The items, in the order of the document.
    public let items: [CatalogueItem]
    private let itemPositions: [String: Int]
    private let unitPositions: [String: Int]
    private let codeListPositions: [String: Int]
    private let matchers: [String: HeaderMatcher]

    /// The item with the code.
    public func item(_ code: String) -> CatalogueItem? {
        itemPositions[code].map { items[$0] }
    }

    /// The unit with the code.
    public func unit(_ code: String) -> CatalogueUnit? {
        unitPositions[code].map { units[$0] }
    }

    /// The code list with the name.
    public func codeList(_ name: String) -> CodeList? {
        codeListPositions[name].map { codeLists[$0] }
    }

    /// The header matcher of the item with the code.
    public func headerMatcher(for itemCode: String) -> HeaderMatcher? {
        matchers[itemCode]
    }

    /// Units that provide the item, in the item's order; codes of unknown units are left out.
    public func providers(of item: CatalogueItem) -> [CatalogueUnit] {
        item.providers.compactMap(unit(_:))
    }
}

extension Catalogue: Decodable {
    /// Reads a catalogue leniently: use ``CatalogueReading`` or ``init(checking:)``, which keep the complaints.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder,
            known: ["profile", "version", "title", "legalBasis", "units", "codeLists", "ignoredHeaders", "items"])
        profile = try object.name("profile", fallback: .hangzhou)
        version = try object.text("version")
        title = try object.text("title")
        legalBasis = try object.text("legalBasis")
        units = try object.list("units")
        codeLists = try object.list("codeLists")
        let ignored = try object.names("ignoredHeaders")
        ignoredHeaders = ignored
        items = try object.list("items")
        itemPositions = Self.positions(items.map(\.code))
        unitPositions = Self.positions(units.map(\.code))
        codeListPositions = Self.positions(codeLists.map(\.name))
        matchers = Dictionary(
            items.map { ($0.code, HeaderMatcher(item: $0, ignoring: ignored)) }, uniquingKeysWith: { first, _ in first }
        )
    }

    private static func positions(_ keys: [String]) -> [String: Int] {
        Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Catalogue {
    /// Reads and checks a catalogue file.
    ///
    /// - Parameter json: The file's bytes: UTF-8 JSON, comments allowed.
    /// - Throws: ``CatalogueRefusal`` with every finding when any of them refuses the catalogue.
    public init(checking json: [UInt8]) throws(CatalogueRefusal) {
        let reading = CatalogueReading(json: json)
        let findings = CatalogueCheck.findings(in: reading)
        guard let catalogue = reading.catalogue, !findings.contains(where: { $0.severity == .refuse }) else {
            throw CatalogueRefusal(findings: findings)
        }
        self = catalogue
    }
}
