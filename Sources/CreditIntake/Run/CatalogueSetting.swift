import CreditInformation
import CreditStore
import Postgres

/// The catalogue in force and what it says of the item to import.
///
/// - Rule: BX-1.
struct CatalogueSetting {
    let versionID: Int32
    let catalogue: Catalogue
    let item: CatalogueItem
    let kind: SubjectKind
    let level: OpenLevel
    let provider: CatalogueUnit

    init(_ request: ImportRequest, _ connection: Connection) throws {
        guard let stored = try CatalogueStore(connection).published() else { throw ImportError.noCatalogue }
        let catalogue: Catalogue
        do { catalogue = try Catalogue(checking: stored.document) } catch { throw ImportError.noCatalogue }
        try self.init(
            catalogue, versionID: stored.versionID, itemCode: request.itemCode, kind: request.subjectKind,
            providerCode: request.providerCode)
    }

    /// - Parameter kind: Whom the rows are about, for items about both kinds; nil: the item's only kind.
    init(
        _ catalogue: Catalogue, versionID: Int32, itemCode: String, kind asked: SubjectKind?, providerCode: String
    ) throws(ImportError) {
        guard let item = catalogue.item(itemCode) else { throw ImportError.unknownItem(itemCode) }
        guard let kind = asked ?? (item.subjectKinds.count == 1 ? item.subjectKinds[0] : nil),
            let level = item.level(for: kind)
        else { throw ImportError.unclearSubject(item: item.name) }
        guard item.providers.contains(providerCode), let provider = catalogue.unit(providerCode)
        else { throw ImportError.notAProvider(providerCode, item: item.name) }
        self.versionID = versionID
        self.catalogue = catalogue
        self.item = item
        self.kind = kind
        self.level = level
        self.provider = provider
    }
}
