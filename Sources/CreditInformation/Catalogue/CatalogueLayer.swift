/// Which catalogue an item comes from: the national one, or a supplement to it.
public enum CatalogueLayer: String, Sendable, Hashable, CaseIterable {
    /// National basic catalogue (全国公共信用信息基础目录).
    case national
    /// Supplement of the province.
    case province
    /// Supplement of the city.
    case city
}
