import CreditStore

/// Reads commands about tasks of the providers of objected records.
///
/// - Rule: HZ-O8, BX-14.
enum StaffProviderTaskCommands {
    /// Lists the tasks of the own unit.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        let afterTime = try form.optionalInstantItem("after_time")
        let afterTask = try form.idItem("after_task")
        return { try ProviderTaskStore($0, $1).list(onlyOpen: onlyOpen, afterTime: afterTime, afterTask: afterTask) }
    }

    /// Recalls a task.
    static func recall(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ProviderTaskStore($0, $1).recall(id, reason: reason) }
    }
}
