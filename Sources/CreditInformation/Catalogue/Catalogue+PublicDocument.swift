import FoundationEssentials

extension Catalogue {
    /// The catalogue as it is published: what exists, how open it is and why, without anything internal.
    ///
    /// JSON text with keys in alphabetical order, so that equal catalogues give equal bytes. Field names are given only
    /// for fields that the public sees; of B and C items only the description is public.
    /// - Rule: HZ-M6 (the catalogue is published every year); 浙江省公共信用信息管理条例 第十二条.
    /// - Returns: JSON; empty only if encoding failed, which plain texts cannot do.
    public func publicDocument() -> String {
        let document = PublicCatalogue(
            profile: profile.rawValue, version: version, title: title, legalBasis: legalBasis,
            items: items.map(publicItem(_:)))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding structs of texts and numbers has no failing case.
        guard let data = try? encoder.encode(document) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    private func publicItem(_ item: CatalogueItem) -> PublicCatalogue.Item {
        let kinds = item.subjectKinds
        return PublicCatalogue.Item(
            code: item.code, name: item.name, layer: item.layer.rawValue, nature: item.nature.label,
            levels: Dictionary(uniqueKeysWithValues: kinds.map { ($0.rawValue, item.level(for: $0)?.rawValue ?? "C") }),
            sharing: item.sharing.rawValue, providers: providers(of: item).map(\.name),
            legalBasisOfCollection: item.legalBasisOfCollection,
            legalBasisOfPublication: Dictionary(
                uniqueKeysWithValues: kinds.compactMap { kind in
                    item.disclosures[kind]?.legalBasisOfPublication.map { (kind.rawValue, $0) }
                }),
            updateCycle: item.updateCycle.label,
            publicity: item.publicity.map {
                .init(
                    startsFrom: $0.startsFrom.rawValue, minimumMonths: $0.minimumMonths,
                    maximumMonths: $0.maximumMonths, basis: $0.basis)
            },
            retention: item.retention.map { rule in
                let years: Int? = if case .years(let years) = rule.period { years } else { nil }
                return .init(
                    startsFrom: rule.startsFrom.rawValue, years: years, permanent: rule.period == .permanent,
                    basis: rule.basis)
            },
            repairable: item.isRepairable, objectionable: item.isObjectionable,
            fields: item.fields.filter { field in
                item.disclosures.values.contains { field.isPublic(under: $0.level) }
            }.map { .init(code: $0.code, name: $0.name) })
    }
}

/// Shape of the published catalogue.
private struct PublicCatalogue: Encodable {
    let profile: String
    let version: String
    let title: String
    let legalBasis: String
    let items: [Item]

    struct Item: Encodable {
        let code: String
        let name: String
        let layer: String
        let nature: String
        let levels: [String: String]
        let sharing: String
        let providers: [String]
        let legalBasisOfCollection: String
        let legalBasisOfPublication: [String: String]
        let updateCycle: String
        let publicity: Publicity?
        let retention: Retention?
        let repairable: Bool
        let objectionable: Bool
        let fields: [Field]
    }

    struct Field: Encodable {
        let code: String
        let name: String
    }

    struct Publicity: Encodable {
        let startsFrom: String
        let minimumMonths: Int?
        let maximumMonths: Int?
        let basis: String
    }

    struct Retention: Encodable {
        let startsFrom: String
        let years: Int?
        let permanent: Bool
        let basis: String
    }
}
