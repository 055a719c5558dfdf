import CreditStore
import Postgres
import Testing

/// The parameters of the public statements over the query log.
@Suite struct PublicQueryLogTests {
    @Test("BX-13: every batch has as many parameters as its statement has types, empty batches included")
    func countsFit() {
        let query = PublicReceiptQuery(
            position: 7, secret: 1, proof: "proof", origin: QueryOrigin(networkAddress: "10.0.0.1", requestID: "ab"))
        for count in 0...2 {
            #expect(
                PublicQueryLog.parameters(
                    of: Array(repeating: query, count: count)[...], nowMicroseconds: 0, notFound: "{"
                ).count == PublicQueryLog.receipts.types.count)
            #expect(
                PublicQueryLog.parameters(ofTiles: Array(repeating: (level: 0, index: 1), count: count)).count
                    == PublicQueryLog.tiles.types.count)
        }
    }
}
