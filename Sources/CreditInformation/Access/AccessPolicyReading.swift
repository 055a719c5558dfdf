import FoundationEssentials

/// A policy file as far as it could be read, with what could not.
///
/// Unknown words are findings, not decoding errors, so that all mistakes of a file show at once. A policy with any finding
/// must not be used: an unknown word of a condition is left out, which widens a forbid.
public struct AccessPolicyReading: Sendable {
    /// The policy; nil when the file has no such shape at all.
    public let policy: AccessPolicy?
    /// What could not be understood.
    public let findings: [AccessPolicyFinding]

    /// Reads the bytes of a policy file.
    ///
    /// - Parameter json: UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    public init(json: [UInt8]) {
        let reading = LenientDocument<AccessPolicy>(json: json)
        policy = reading.value
        findings =
            reading.complaints.map { complaint in
                let place = complaint.path.dropLast().joined(separator: ".")
                return AccessPolicyFinding(
                    place: place.isEmpty ? "policy" : place, requirement: Self.requirement(complaint),
                    detail: complaint.detail)
            }
            + (reading.failure.map { [AccessPolicyFinding(place: "policy", requirement: .unreadable, detail: $0)] }
                ?? [])
    }

    private static func requirement(_ complaint: ReadingComplaints.Complaint) -> AccessPolicyRequirement {
        switch complaint.rule {
        case .unknownKey: .unknownKey
        case .unknownValue: .unknownValue
        default: .missingText
        }
    }
}
