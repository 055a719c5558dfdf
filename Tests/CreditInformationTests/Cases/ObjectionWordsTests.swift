import CreditInformation
import SharedDataTesting
import Testing

/// The words of objections are the database's.
@Suite("Words of objections") struct ObjectionWordsTests {
    /// What the check `name` of the migration allows, in its order.
    private func words(_ name: String) throws -> [String] {
        let bytes = ConfigurationFile.bytes("../sql/migrations/0019_create_objection.sql")
        let text = String(decoding: bytes, as: UTF8.self)
        let constraint = try #require(text.split(separator: "constraint \(name) check").dropFirst().first)
        let list = try #require(constraint.split(separator: " in (").dropFirst().first?.split(separator: ")").first)
        return list.split(separator: "'").map(String.init).filter { $0.contains { $0.isLetter } }
    }

    @Test("each list of words is the same in the database and here") func same() throws {
        #expect(try words("objection_kind_of_error_check") == ObjectionGround.allCases.map(\.rawValue))
        #expect(try words("objection_outcome_check") == ObjectionOutcome.allCases.map(\.rawValue))
        #expect(try words("objection_task_answer_kind_check") == ProviderAnswer.allCases.map(\.rawValue))
        #expect(try words("objection_notified_how_check") == NoticeManner.allCases.map(\.rawValue))
    }
}
