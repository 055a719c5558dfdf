import CreditInformation
import CreditStore

/// Compares a row with what is stored.
///
/// - Rule, BX-3.
enum ImportDecision: Equatable {
    /// A record that was not there.
    case accept
    /// A new version, with this number.
    case update(version: Int32)
    /// Nothing to do.
    case leave
    /// For the centre.
    case quarantine(RowIssue)

    /// - Parameters:
    ///   - digest: Digest of the row's content.
    ///   - state: State that the row gives the record.
    ///   - level: Level at which the catalogue in force puts it.
    ///   - stored: Newest stored version.
    static func compare(
        digest: Digest128, state: RecordState, level: OpenLevel, with stored: StoredRecord?
    ) -> ImportDecision {
        guard let stored else { return .accept }
        // What stands as it is sent is no re-insertion, even where the centre guards the record against every other
        // content, or has itself put back what it had corrected before.
        if stored.contentDigest == digest, stored.level == level, stored.state == state { return .leave }
        if stored.isGuarded, state == .inForce { return .quarantine(.reinserted) }
        return .update(version: stored.version + 1)
    }
}
