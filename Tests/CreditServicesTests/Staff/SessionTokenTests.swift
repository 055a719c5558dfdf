import Cryptography
import Testing

@testable import CreditServices

@Suite struct SessionTokenTests {
    @Test func aTokenComesBackFromItsCookie() throws {
        let token = try SessionToken()
        let read = try #require(SessionToken(text: token.text))
        #expect(token.text.utf8.count == 64)
        #expect(read.digest == token.digest)
        #expect(try read.requestToken() == token.requestToken())
    }

    @Test func notTwoTokensAreAlike() throws {
        let tokens = try (0..<100).map { _ in try SessionToken().text }
        #expect(Set(tokens).count == 100)
    }

    @Test(arguments: [
        "", "ab", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
        String(repeating: "A", count: 64), String(repeating: "g", count: 64), String(repeating: "é", count: 32),
    ])
    func anotherFormIsNoToken(text: String) {
        #expect(SessionToken(text: text) == nil)
    }

    @Test func theDatabaseLearnsDigestsOnly() throws {
        let token = try SessionToken()
        #expect(token.digest.lowercaseHexadecimal != token.text)
        #expect(token.digest.count == 32)
        let bytes = try #require([UInt8](lowercaseHexadecimal: try token.requestToken()))
        #expect(try token.requestTokenDigest() == Digest.of(bytes, .sha256))
    }

    @Test func onlyTheSessionsOwnRequestTokenFits() throws {
        let token = try SessionToken()
        let right = try token.requestToken()
        let wanted = try token.requestTokenDigest()
        #expect(SessionToken.digest(ofRequestToken: right) == wanted)
        for other in [nil, "", String(right.dropLast()), right.uppercased() + "0", token.text] {
            #expect(SessionToken.digest(ofRequestToken: other) != wanted)
        }
        #expect(SessionToken.digest(ofRequestToken: try SessionToken().requestToken()) != wanted)
    }
}
