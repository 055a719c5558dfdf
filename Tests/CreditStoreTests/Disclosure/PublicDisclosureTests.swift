import CreditInformation
import CreditStore
import Postgres
import Testing

/// The parameters of the public statements.
@Suite struct PublicDisclosureTests {
    private let origin = QueryOrigin(networkAddress: "10.0.0.1", requestID: "ab")

    private func reference() throws -> PublicReference {
        PublicReference(try UnifiedSocialCreditCode("91110000600037341L"))
    }

    @Test("HZ-Q4: every batch has as many parameters as its statement has types, empty batches included")
    func countsFit() throws {
        let query = PublicSubjectQuery(reference: try reference(), origin: origin)
        let search = PublicSearch(
            wanted: .name(normalised: "甲", bigrams: []), pageSize: 20, after: nil, scope: "{}", origin: origin)
        let code = PublicSearch(
            wanted: .code(try reference()), pageSize: 20,
            after: .leading(normalisedName: "甲\"}\\", subjectKey: Digest128(1)), scope: "{}", origin: origin
        )
        let refusal = PublicRefusal(
            operation: "subject", scope: "{}", ruleID: "HZ-Q11", document: "{", origin: origin)
        for count in 0...2 {
            #expect(
                PublicDisclosure.parameters(
                    of: Array(repeating: query, count: count)[...], nowMicroseconds: 0, notFound: "{"
                ).count == PublicDisclosure.subjects.types.count)
            #expect(
                PublicDisclosure.parameters(of: [search, code].prefix(count), nowMicroseconds: 0).count
                    == PublicDisclosure.searches.types.count)
            #expect(
                PublicDisclosure.parameters(of: Array(repeating: refusal, count: count)[...], nowMicroseconds: 0).count
                    == PublicDisclosure.refusals.types.count)
        }
    }
}
