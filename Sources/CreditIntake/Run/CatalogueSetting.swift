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
        guard let item = catalogue.item(request.itemCode) else { throw ImportError.unknownItem(request.itemCode) }
        guard let kind = request.subjectKind ?? (item.subjectKinds.count == 1 ? item.subjectKinds[0] : nil),
            let level = item.level(for: kind)
        else { throw ImportError.unclearSubject(item: item.name) }
        guard item.providers.contains(request.providerCode), let provider = catalogue.unit(request.providerCode)
        else { throw ImportError.notAProvider(request.providerCode, item: item.name) }
        versionID = stored.versionID
        self.catalogue = catalogue
        self.item = item
        self.kind = kind
        self.level = level
        self.provider = provider
    }
}
