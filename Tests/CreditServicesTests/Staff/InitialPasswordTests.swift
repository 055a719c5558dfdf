import CreditInformation
import Testing

@testable import CreditServices

@Suite struct InitialPasswordTests {
    @Test func everyOneKeepsTheRule() throws {
        for _ in 0..<200 {
            let password = try InitialPassword()
            #expect(PasswordRule.faults(in: password.text, accountID: "A-1") == [])
        }
    }

    @Test func notTwoAreAlike() throws {
        let passwords = try (0..<200).map { _ in try InitialPassword().text }
        #expect(Set(passwords).count == 200)
    }

    @Test func nothingInItLooksLikeSomethingElse() throws {
        let text = try (0..<200).map { _ in try InitialPassword().text }.joined()
        #expect(text.allSatisfy { !"IOl01".contains($0) })
    }
}
