import CreditInformation
import CreditServices
import CreditStore

extension StaffForgeryCommands {
    /// Reports forged materials.
    static func report(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let parent = try form.uuid("case")
        let material = try form.optionalUUID("material")
        let person = try form.word("person", of: Forger.allCases.map(\.rawValue))
        let finding = try form.body.text("finding")
        return { connection, caller in
            let number = try CaseAppearance.number(.forgery, caller)
            return try ForgeryStore(connection, caller).report(
                in: parent, receiptNumber: number, material: material, person: person, finding: finding)
        }
    }
}
