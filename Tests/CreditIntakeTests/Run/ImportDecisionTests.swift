import CreditInformation
import CreditStore
import Testing

@testable import CreditIntake

/// Every combination of what a row says and what is stored.
@Suite struct ImportDecisionTests {
    @Test("X-5, X-6, BX-3: all combinations of content, state, level and guard")
    func allCombinations() {
        let (same, other) = (Digest128(1), Digest128(2))
        #expect(ImportDecision.compare(digest: same, state: .inForce, level: .open, with: nil) == .accept)
        #expect(ImportDecision.compare(digest: same, state: .withdrawn, level: .open, with: nil) == .accept)
        for digest in [same, other] {
            for state in [RecordState.inForce, .withdrawn] {
                for storedState in RecordState.allCases {
                    for level in [OpenLevel.open, .insideGovernment] {
                        for isGuarded in [false, true] {
                            let stored = StoredRecord(
                                version: 7, level: .open, state: storedState, contentDigest: same, publishedOn: nil,
                                isGuarded: isGuarded)
                            let decision = ImportDecision.compare(
                                digest: digest, state: state, level: level, with: stored)
                            let expected: ImportDecision =
                                if digest == same, state == storedState, level == .open {
                                    .leave
                                } else if state == .inForce, isGuarded {
                                    .quarantine(.reinserted)
                                } else {
                                    .update(version: 8)
                                }
                            #expect(decision == expected, "\(digest) \(state) \(storedState) \(level) \(isGuarded)")
                        }
                    }
                }
            }
        }
    }
}
