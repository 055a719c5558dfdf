/// A purpose of the closed list, and what a query for it must name.
///
/// - Rule: QZ-4, QZ-6, HZ-M5.
public struct PurposeRule: Sendable, Hashable {
    /// The purpose.
    public let purpose: QueryPurpose
    /// What users choose, in Chinese.
    public let name: String
    /// Whether a query names a matter of the unit's approved list (HZ-M5).
    public let needsMatter: Bool
    /// Whether a query names the case that it is for.
    public let needsCaseNumber: Bool
    /// Whether only those query for it whom their head authorised in writing (QZ-6).
    public let needsFollowUpAuthority: Bool
}

extension PurposeRule: Decodable {
    /// Reads a purpose leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder, known: ["purpose", "name", "needsMatter", "needsCaseNumber", "needsFollowUpAuthority"])
        purpose = try object.choice("purpose", fallback: .publicInquiry)
        name = try object.text("name")
        // Absent means needed: a forgotten key must not make a query easier.
        needsMatter = try object.flag("needsMatter", absent: true)
        needsCaseNumber = try object.flag("needsCaseNumber", absent: true)
        needsFollowUpAuthority = try object.flag("needsFollowUpAuthority", absent: true)
    }
}
