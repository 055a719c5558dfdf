import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials

/// Steps of the sample that may have been done by a run that was broken off.
enum SampleChanges {
    private struct OpenChanges: Decodable {
        struct Change: Decodable {
            let change: String
            let account: String
        }
        let changes: [Change]
    }

    /// Asks for an account; finds the request when it waits already.
    static func request(of account: String, details: String, by actor: SampleActor) throws -> UInt128 {
        do {
            let answer = try actor.run { connection, caller in
                try StaffAccountStore(connection, caller).request(
                    kind: "create", account: account, details: details, reason: "示例")
            }
            return try id(named: "change", in: answer).value
        } catch StaffError.refused(let refusal) where refusal.code == "change_open" {
            let answer = try actor.run { try StaffAccountStore($0, $1).changes(onlyOpen: true) }
            let open = try JSONDecoder().decode(OpenChanges.self, from: Data(answer.utf8))
            guard
                let id = open.changes.first(where: { $0.account == account })
                    .flatMap({ Digest128(hexadecimal: $0.change) })
            else { throw StaffError.refused(refusal) }
            return id.value
        }
    }

    /// Does a step, unless it is refused because it was done.
    static func unless(_ codes: Set<String>, _ step: () throws -> String) throws {
        do { _ = try step() } catch StaffError.refused(let refusal) where codes.contains(refusal.code) {
            // Done by an earlier run.
        }
    }

    /// An id in an answer.
    static func id(named name: String, in json: String) throws -> Digest128 {
        let members = try JSONDecoder().decode([String: Member].self, from: Data(json.utf8))
        guard let text = members[name]?.text, let id = Digest128(hexadecimal: text) else {
            throw StaffError.unexpectedAnswer
        }
        return id
    }

    /// A text among other values.
    private struct Member: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            // What is no text is of no interest here.
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
