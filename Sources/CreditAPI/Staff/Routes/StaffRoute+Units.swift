import CreditStore

/// Units and their agreements.
///
/// - Rule: JJ-14, HZ-S6.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let unitRoutes = [units, registerUnit, recordAgreement, suspendAgreement]

    /// Lists units.
    static let units = get("unit_list", "/v1/units") { _ in { try StaffUnitStore($0, $1).list() } }
    /// Registers a unit.
    static let registerUnit = post("register_unit", "/v1/units", StaffUnitCommands.register)
    /// Records a use agreement.
    static let recordAgreement = post("record_use_agreement", "/v1/agreements", StaffUnitCommands.record)
    /// Suspends the use agreement of a unit.
    static let suspendAgreement = post(
        "suspend_use_agreement", "/v1/agreements/{id}/suspension", StaffUnitCommands.suspend)
}
