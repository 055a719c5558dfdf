import CreditStore
import Testing

/// What may reach the log as address and request id.
@Suite struct QueryOriginTests {
    @Test("HZ-Q15: addresses and ids pass as they are", arguments: ["10.0.0.1", "2001:db8::1", "::ffff:192.0.2.1"])
    func addressesPass(address: String) {
        let origin = QueryOrigin(networkAddress: address, requestID: "0123456789abcdefABCDEF")
        #expect(origin.networkAddress == address)
        #expect(origin.requestID == "0123456789abcdefABCDEF")
    }

    @Test(
        "PB-12: whatever could end a JSON string or is no address becomes unknown",
        arguments: [
            nil, "", "\"", "1\",\"a\":\"b", "\\", "1\n2", "1\u{0}", "example.org", "１", "1'", "<1>", "1 2", "1,2", "{}",
        ])
    func othersDoNot(text: String?) {
        let origin = QueryOrigin(networkAddress: text, requestID: text)
        #expect(origin.networkAddress == QueryOrigin.unknown)
        #expect(origin.requestID == QueryOrigin.unknown)
    }

    @Test("PB-12: 45 characters are the most; ids have neither dots nor colons")
    func limits() {
        let longest = String(repeating: "a", count: 45)
        #expect(QueryOrigin(networkAddress: longest, requestID: longest).networkAddress == longest)
        #expect(QueryOrigin(networkAddress: longest + "a", requestID: nil).networkAddress == QueryOrigin.unknown)
        #expect(QueryOrigin(networkAddress: nil, requestID: longest + "a").requestID == QueryOrigin.unknown)
        #expect(QueryOrigin(networkAddress: "1", requestID: "1.2").requestID == QueryOrigin.unknown)
        #expect(QueryOrigin(networkAddress: "1", requestID: "1:2").requestID == QueryOrigin.unknown)
    }
}
