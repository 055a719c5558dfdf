/// The parameters of a query string (`application/x-www-form-urlencoded`), each name once.
///
/// Read strictly: what is refused here can't be read differently by something behind us.
public struct QueryItems: Sendable, Hashable {
    /// All parameters in the order in which they were sent.
    public let items: [QueryItem]

    /// Reads a query string without its question mark; empty means no parameters.
    ///
    /// Lengths are checked as sent, before anything is decoded or allocated. `;` does not separate.
    /// - Throws: `QueryItemsError`, for the first fault from the left; a query over its total limit is not looked into.
    public init(_ query: ArraySlice<UInt8>, limits: QueryLimits = .default) throws(QueryItemsError) {
        guard query.count <= limits.maximumBytes else { throw .tooLong }
        var items: [QueryItem] = []
        var position = query.startIndex
        while position <= query.endIndex, !query.isEmpty {
            let end = query[position...].firstIndex(of: UInt8(ascii: "&")) ?? query.endIndex
            guard items.count < limits.maximumCount else { throw .tooManyItems }
            let item = try Self.item(query[position..<end], limits)
            guard !items.contains(where: { $0.name == item.name }) else { throw .repeatedName }
            items.append(item)
            position = end + 1
        }
        self.items = items
    }

    /// The value of a parameter.
    /// - Parameter name: Compared by character, case-sensitive.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    private static func item(_ bytes: ArraySlice<UInt8>, _ limits: QueryLimits) throws(QueryItemsError) -> QueryItem {
        guard let first = bytes.first, first != UInt8(ascii: "=") else { throw .emptyName }
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { throw .missingEqualsSign }
        let name = bytes[..<equals]
        let value = bytes[(equals + 1)...]
        guard name.count <= limits.maximumNameBytes else { throw .nameTooLong }
        guard value.count <= limits.maximumValueBytes else { throw .valueTooLong }
        do throws(TextEncodingError) {
            return QueryItem(
                name: try PercentEncodedText.decode(name, plusIsSpace: true),
                value: try PercentEncodedText.decode(value, plusIsSpace: true))
        } catch {
            throw .text(error)
        }
    }
}
