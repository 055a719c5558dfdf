import CreditInformation
import CreditServices
import CreditStore

extension StaffProviderTaskCommands {
    /// Answers a task.
    static func answer(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let kind = try form.word("answer_kind", of: ProviderAnswer.allCases.map(\.rawValue))
        let answer = try form.body.text("answer", maximum: StaffObjectionCommands.maximumReasonCharacters)
        let copy = try form.optionalFields("provider_copy")
        let secrets = form.secrets
        return { connection, caller in
            let sealed = try copy.map { try ProviderCopy(fields: $0).sealed(secrets) }
            return try ProviderTaskStore(connection, caller).answer(
                id, kind: kind, answer: answer, providerCopy: sealed)
        }
    }
}
