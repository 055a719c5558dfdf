import CreditInformation
import CreditStore
import HTTPTypes

extension RefusedScope {
    /// What the id of an address tells, by the noun before it.
    private static let nouns = [
        "cases": "case", "applications": "case", "forgeries": "case", "objections": "case", "annotations": "case",
        "annotation-withdrawals": "case", "reports": "report", "report-corrections": "correction", "files": "file",
        "materials": "material", "deadlines": "deadline", "extensions": "extension", "loans": "loan",
        "destructions": "destruction", "handovers": "handover", "provider-tasks": "task",
        "account-changes": "change", "certificates": "certificate", "consents": "consent",
        "agreements": "agreement", "blocks": "block", "hours-exceptions": "exception",
        "lookup-exceptions": "exception",
    ]
    /// Purposes of commands whose case is not there, or not there yet; every other one is administration.
    private static let purposes = [
        "applications": "window_application", "forgeries": "window_application", "letters": "window_application",
        "reports": "window_application", "report-corrections": "window_application", "objections": "objection",
        "annotations": "objection", "annotation-withdrawals": "objection", "provider-tasks": "objection",
    ]
    /// Members of bodies and addresses that are ids, or lists of ids.
    private static let ids = [
        "case", "cases", "objection", "annotation", "report", "record", "material", "materials", "missing",
        "signature_file",
    ]
    /// Members that are words of ours: lower-case letters and `_`, so that no number of a person can be among them.
    private static let words = [
        "kind", "kind_of_error", "decision", "outcome", "ground", "how", "answer_kind", "correction", "scope",
        "person", "material_code", "secret_grade", "standing", "state",
    ]
    /// Members that are days, but for the one of a birth.
    private static let days = ["valid_from", "valid_until", "wanted_from", "wanted_until", "head_signed_on"]
    /// Members that somebody wrote.
    private static let written = [
        "reason", "note", "question", "answer", "result_text", "instruction", "finding", "content", "purpose",
        "matter", "new_ground", "late_reason", "wrong_text", "right_text", "copy_reason",
    ]
    /// Most characters of a written text that is digested: more than any command takes.
    private static let maximumCharacters = 8000
    /// Most characters of one of our words.
    private static let maximumWordCharacters = 32
    /// Most ids of a list that are told: more than any command takes.
    private static let maximumIDs = 200

    /// What a refused command named, whether or not it could be read to its end; names that are none are left out.
    ///
    /// - Parameter code: Of the refusal.
    init(of request: CommandRequest<StaffRoute>, refusal code: String) {
        var names = [("refusal", Self.quoted(code))]
        var texts: [(String, String)] = []
        let noun = request.segments.count > 1 ? request.segments[1] : ""
        var pathName: String?
        if let name = Self.nouns[noun], request.segments.count > 2, let id = Self.id(request.segments[2]) {
            pathName = name
            names.append((name, id))
        }
        for (name, value) in Self.members(request) where !names.contains(where: { $0.0 == name }) {
            if let told = Self.told(name, value) { names.append((name, told)) }
            if let text = Self.text(name, value) { texts.append((name, text)) }
        }
        self.init(
            names: Self.object(names), about: pathName ?? Self.teller(noun, names.map(\.0)),
            purpose: Self.purposes[noun] ?? "administration", texts: Self.object(texts))
    }

    /// Members of the address and of the body, in this order; what is no JSON object names nothing.
    private static func members(_ request: CommandRequest<StaffRoute>) -> [(String, JSONElement)] {
        let items = request.queryItems.items.map { ($0.name, JSONElement.text($0.value)) }
        guard request.route.bodyForm == .json else { return items }
        // A body that can't be read is what the refusal says; its entry holds the rest.
        guard case .object(let body)? = try? StrictJSON.parse(request.body) else { return items }
        return items + body.members.map { ($0.name, $0.value) }
    }

    /// The member of a body that tells the case of a command whose address does not.
    private static func teller(_ noun: String, _ names: [String]) -> String? {
        if names.contains("case") { return "case" }
        return noun == "report-corrections" && names.contains("report") ? "report" : nil
    }

    /// An id as JSON; nil for what is none.
    private static func id(_ text: String) -> String? {
        UUIDText.value(text).map { quoted(Digest128($0).text) }
    }

    /// A member as the log may hold it, as JSON; nil for one that it must not hold.
    private static func told(_ name: String, _ value: JSONElement) -> String? {
        switch value {
        case .text(let text):
            if ids.contains(name) { return id(text) }
            if words.contains(name) { return isWord(text) ? quoted(text) : nil }
            guard days.contains(name), let day = try? CalendarDate(reading: text), "\(day)" == text else { return nil }
            return quoted(text)
        case .array(let elements):
            guard ids.contains(name), elements.count <= maximumIDs else { return nil }
            let read = elements.compactMap { element -> String? in
                guard case .text(let text) = element else { return nil }
                return id(text)
            }
            return "[\(read.joined(separator: ","))]"
        case .null, .boolean, .integer, .number, .object: return nil
        }
    }

    private static func isWord(_ text: String) -> Bool {
        (1...maximumWordCharacters).contains(text.utf8.count)
            && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "_") }
    }

    /// What somebody wrote, as JSON; nil for what no command takes.
    private static func text(_ name: String, _ value: JSONElement) -> String? {
        guard written.contains(name), case .text(let text) = value, text.unicodeScalars.count <= maximumCharacters,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        else { return nil }
        return quoted(text)
    }

    // MARK: Writing

    private static func quoted(_ text: String) -> String {
        var output: [UInt8] = []
        JSONText.appendString(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// - Parameter members: Names of ours, and values as JSON.
    private static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ","))}"
    }
}
