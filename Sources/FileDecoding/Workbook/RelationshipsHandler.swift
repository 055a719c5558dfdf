/// Collects the links of one part.
final class RelationshipsHandler: XMLHandler {
    private(set) var relationships: [Relationship] = []
    private let folder: String
    private let limit: Int

    /// - Parameter folder: Folder of the part that the links belong to.
    init(folder: String, limit: Int) {
        self.folder = folder
        self.limit = limit
    }

    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError) {
        guard name == .relationship, let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"]
        else { return }
        // Each link leads to a part, so there can't be more in earnest.
        guard relationships.count < limit else { throw FileDecodingError(.tooManyMembers, limit: limit) }
        let isExternal = attributes["TargetMode"] == "External"
        relationships.append(
            Relationship(id: id, type: type, target: target, isExternal: isExternal, folder: folder))
    }

    /// Target of the first link of this type.
    func target(ofType type: String) -> String? {
        relationships.first { $0.type == type }?.target
    }
}
