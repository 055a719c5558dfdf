import Cryptography
import FoundationEssentials

/// A provider's own copy of a record, as it answers with it: sealed value by value before it is stored.
///
/// Whatever stands in a field, nobody reads it in the database: which fields hold numbers of persons is the catalogue's to
/// know, and a provider may put one anywhere.
/// - Rule: BX-14, X-4.
public struct ProviderCopy: Sendable {
    /// A value as it is stored.
    private struct Sealed: Codable {
        let sealed: String
    }

    /// Texts by canonical field code.
    let fields: [String: String]

    /// A copy as the provider has written it.
    public init(fields: [String: String]) {
        self.fields = fields
    }

    /// Opens what ``sealed(_:)`` has made.
    ///
    /// - Throws: `StaffError.cryptography`, or `unexpectedAnswer` when it is anything else.
    init(sealed json: [UInt8], _ secrets: StaffSecrets) throws(StaffError) {
        fields = try CorrectionDesk.sorted {
            var fields: [String: String] = [:]
            for (code, value) in try JSONDecoder().decode([String: Sealed].self, from: Data(json)) {
                guard let bytes = [UInt8](lowercaseHexadecimal: value.sealed) else { throw StaffError.unexpectedAnswer }
                let clear = try secrets.cipher.open(bytes, associatedData: Self.associatedData(code))
                fields[code] = String(decoding: clear, as: UTF8.self)
            }
            return fields
        }
    }

    /// The copy as the database keeps it.
    ///
    /// - Returns: JSON object: by field code `{"sealed": hexadecimal}`.
    public func sealed(_ secrets: StaffSecrets) throws(StaffError) -> String {
        try CorrectionDesk.sorted {
            var sealed: [String: Sealed] = [:]
            for (code, text) in fields {
                let bytes = try secrets.cipher.seal(Array(text.utf8), associatedData: Self.associatedData(code))
                sealed[code] = Sealed(sealed: bytes.lowercaseHexadecimal)
            }
            return String(decoding: try JSONEncoder().encode(sealed), as: UTF8.self)
        }
    }

    /// What sealed values are bound to, so that none is taken for another field's or for a stored record's.
    private static func associatedData(_ code: String) -> [UInt8] { Array("provider copy\u{1F}\(code)".utf8) }
}
