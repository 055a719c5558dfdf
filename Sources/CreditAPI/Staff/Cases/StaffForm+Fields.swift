import HTTPTypes

extension StaffForm {
    /// Most fields of a record: the widest item of the catalogues has some fifty.
    static let maximumFields = StrictJSON.defaultMaximumMembers
    /// Most characters of a field: the longest texts of decisions have some thousands.
    static let maximumFieldCharacters = 8000

    /// Fields of a record by their codes, or nothing.
    mutating func optionalFields(_ name: String) throws(Problem) -> [String: String]? {
        guard let element = body.element(name) else { return nil }
        guard case .object(let members) = element, (1...Self.maximumFields).contains(members.members.count) else {
            throw Problem(.malformedBody, detail: "“\(name)”须为一个含1至\(Self.maximumFields)项的 JSON 对象。")
        }
        var reader = try BodyReader(element, name: name)
        var fields: [String: String] = [:]
        for member in members.members {
            guard Self.isFieldCode(member.name) else {
                throw Problem(.malformedBody, detail: "“\(name)”的各项须以目录中的字段代码命名。")
            }
            fields[member.name] = try reader.optionalText(member.name, maximum: Self.maximumFieldCharacters) ?? ""
        }
        return fields
    }

    /// Fields of a record by their codes.
    mutating func fields(_ name: String) throws(Problem) -> [String: String] {
        guard let fields = try optionalFields(name) else { throw Problem(.malformedBody, detail: "缺少“\(name)”。") }
        return fields
    }

    /// Letters, digits, `_` and `-`, as catalogues write codes of fields.
    private static func isFieldCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
