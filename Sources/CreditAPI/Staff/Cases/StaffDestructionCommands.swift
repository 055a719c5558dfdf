import CreditStore
import HTTPTypes

/// Reads commands about the destruction of archived materials; the decision has transactions of its own.
///
/// - Rule: HZ-Q16, QZ-16.
enum StaffDestructionCommands {
    /// Papers of one proposal.
    private static let maximumMaterials = 500

    /// Lists what may be destroyed.
    static func due(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (day, material) = (try form.optionalDayItem("after_day"), try form.idItem("after_material"))
        guard (day == nil) == (material == nil) else {
            throw Problem(.malformedParameter, detail: "“after_day”和“after_material”须同时填写。")
        }
        return { connection, caller in
            guard let day, let material else { return try DestructionStore(connection, caller).due(after: nil) }
            return try DestructionStore(connection, caller).due(after: (day: day, material: material))
        }
    }

    /// Lists destructions.
    static func register(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        return { try DestructionStore($0, $1).register(onlyOpen: onlyOpen) }
    }

    /// Proposes a destruction.
    static func propose(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let materials = try form.uuids("materials", maximum: maximumMaterials)
        let reason = try form.body.text("reason")
        return { try DestructionStore($0, $1).propose(materials, reason: reason) }
    }
}
