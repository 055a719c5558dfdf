import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// The lives of cases in the database are those of the pure code.
@Suite("Lives of cases in the database") struct CaseTransitionTests {
    @Test("HZ-O2: the database knows every step that the code knows, whose it is, and no other")
    func transitions() throws {
        var wanted: Set<[String]> = []
        for kind in CaseKind.allCases {
            for state in CaseState.allCases {
                for event in CaseEvent.allCases {
                    guard let step = CaseLifecycle.step(of: kind, from: state, on: event) else { continue }
                    wanted.insert(
                        [kind, state, event, step.state, step.role].map { (word: any RawRepresentable<String>) in
                            word.rawValue
                        })
                }
            }
        }
        let found = try PolicyFiles.withDatabase { database in
            let result = try database.connect().execute(
                "select kind, from_state, event, to_state, role from credit.case_transition")
            var rows: Set<[String]> = []
            for row in 0..<result.rowCount {
                var words: [String] = []
                for column in 0..<5 { words.append(try result.text(row, column)) }
                rows.insert(words)
            }
            return rows
        }
        #expect(wanted.count == 80)
        #expect(found == wanted)
    }
}
