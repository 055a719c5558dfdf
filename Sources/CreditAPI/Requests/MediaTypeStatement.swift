/// What a request states its body to be.
enum MediaTypeStatement {
    /// Whether it is JSON.
    static func isJSON(_ stated: ArraySlice<UInt8>?) -> Bool { states("application/json", stated) }

    /// Whether it is of a type, with any parameters: JSON is UTF-8 whatever they say.
    static func states(_ mediaType: String, _ stated: ArraySlice<UInt8>?) -> Bool {
        guard let stated else { return false }
        let type = stated.prefix { $0 != UInt8(ascii: ";") }
        return String(decoding: type, as: UTF8.self).lowercased().split(separator: " ") == [Substring(mediaType)]
    }
}
