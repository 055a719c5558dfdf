import Testing

@testable import CreditAPI

/// Addresses as the edge states them, and what only looks like one.
@Suite struct NetworkAddressTests {
    @Test(arguments: [
        "0.0.0.0", "192.0.2.7", "255.255.255.255", "::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8", "::ffff:192.0.2.7", "1:2:3:4:5:6:192.0.2.7", "FE80::abcd",
    ])
    func addresses(text: String) {
        #expect(NetworkAddressText.isAddress(text))
    }

    @Test(arguments: [
        "", "0", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.", ":", ":::", "::::", "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:",
        "fe80::1%eth0",
        "::192.0.2", "192.0.2.7::", "unix:", "1:2:3:4:5:6:7:192.0.2.7", "+1.2.3.4",
    ])
    func others(text: String) {
        #expect(!NetworkAddressText.isAddress(text))
    }
}
