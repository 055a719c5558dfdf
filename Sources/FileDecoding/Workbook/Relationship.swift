/// A link from one part of a workbook to another.
struct Relationship {
    let id: String
    /// Last component of the type's address, which differs between the two editions of the standard.
    let type: String
    /// Full name of the part, without a leading slash; nil when it lies outside of the file.
    let target: String?

    init(id: String, type: String, target: String, isExternal: Bool, folder: String) {
        self.id = id
        self.type = type.split(separator: "/").last.map { String($0) } ?? ""
        self.target = isExternal ? nil : Self.resolve(target, in: folder)
    }

    private static func resolve(_ target: String, in folder: String) -> String {
        var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for component in target.split(separator: "/") {
            switch component {
            case ".": break
            case "..": _ = path.popLast()
            default: path.append(component)
            }
        }
        return path.joined(separator: "/")
    }
}
