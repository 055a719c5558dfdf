import CreditInformation
import CreditServices
import HTTPTypes

/// The details of an account change, as the database takes them.
///
/// - Rule: PB-9, QZ-1, HZ-S1, PB-11.
struct AccountDetails {
    /// Most networks of one account.
    private static let maximumNetworks = 16
    /// Most characters of a real name.
    private static let maximumNameCharacters = 50

    private var members: [String] = []

    /// JSON object.
    var json: String { "{" + members.joined(separator: ",") + "}" }

    /// Reads what a kind of change carries; other members of the body are refused by whoever reads it to its end.
    init(_ kind: String, _ form: inout StaffForm) throws(Problem) {
        switch kind {
        case "create":
            add("person", try Self.person(&form).text)
            add("holder", try form.body.text("holder", maximum: Self.maximumNameCharacters))
            add("unit", try form.code("unit"))
            add("role", try form.body.text("role", maximum: StaffForm.maximumCodeCharacters))
            try addDays(&form)
            add("networks", try form.texts("networks", maximum: Self.maximumNetworks))
        case "change":
            if let holder = try form.body.optionalText("holder", maximum: Self.maximumNameCharacters) {
                add("holder", holder)
            }
            try addDays(&form)
            let networks = try form.body.optionalTexts(
                "networks", maximum: Self.maximumNetworks, maximumCharacters: 64)
            if let networks { add("networks", networks) }
            if try form.flag("end_follow_up") { members.append(#""follow_up_until":null"#) }
            if try form.flag("reset_password") { members.append(#""reset_password":true"#) }
            if try form.flag("reset_second_factor") { members.append(#""reset_second_factor":true"#) }
        default: break
        }
    }

    /// The holder's document leaves the process as a digest only (X-4).
    private static func person(_ form: inout StaffForm) throws(Problem) -> Digest128 {
        let type = try form.body.text("document_type", maximum: 64)
        let number = try form.body.text("document_number", maximum: 64)
        do throws(IdentifierError) {
            return form.secrets.personDigest(of: try IdentityDocument(typeName: type, number: number))
        } catch {
            throw Problem(.malformedSubject, detail: "证件类型或证件号码有误，请与证件核对。")
        }
    }

    private mutating func addDays(_ form: inout StaffForm) throws(Problem) {
        for name in ["trained_on", "confidential_on", "follow_up_until"] {
            if let day = try form.optionalDay(name) { add(name, "\(day)") }
        }
    }

    private mutating func add(_ name: String, _ text: String) {
        members.append("\"\(name)\":\(Self.quoted(text))")
    }

    private mutating func add(_ name: String, _ texts: [String]) {
        members.append("\"\(name)\":[" + texts.map(Self.quoted).joined(separator: ",") + "]")
    }

    private static func quoted(_ text: String) -> String {
        var json: [UInt8] = []
        JSONText.appendString(text, to: &json)
        return String(decoding: json, as: UTF8.self)
    }
}
