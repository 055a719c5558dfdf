/// What the signer found wrong, and where; holds no personal data.
///
/// - Rule: HZ-Q15.
public struct SigningAlarm: Sendable, Hashable, Codable {
    /// What is wrong.
    public let reason: AlarmReason
    /// First position that is known to be wrong, or the first that can be; nil where no position is at fault.
    public let position: Int?
    /// Largest size at which the tree is known to be the one that was signed; nil where sizes were not compared.
    public let agreesAtSize: Int?
    /// Smallest size at which the tree is known to be another one; nil where sizes were not compared.
    public let contradictsAtSize: Int?

    /// Names a finding.
    public init(
        _ reason: AlarmReason, at position: Int? = nil, agreesAtSize: Int? = nil, contradictsAtSize: Int? = nil
    ) {
        self.reason = reason
        self.position = position
        self.agreesAtSize = agreesAtSize
        self.contradictsAtSize = contradictsAtSize
    }
}
