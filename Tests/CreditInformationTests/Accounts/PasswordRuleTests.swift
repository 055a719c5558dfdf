import CreditInformation
import Testing

/// Passwords on both sides of every limit.
@Suite("Password rule") struct PasswordRuleTests {
    @Test(
        "PB-7, QZ-2: a password is taken or refused for the right reasons",
        arguments: [
            ("Abcdef1!", []), ("Abcde1!", [.tooShort]), ("abcdef1!", [.noUpperCase]), ("ABCDEF1!", [.noLowerCase]),
            ("Abcdefg!", [.noDigit]), ("Abcdefg1", [.noSymbol]), ("Abcdef1 ", [.noSymbol, .unusableCharacter]),
            ("Abcdef1!\u{7F}", [.unusableCharacter]), ("密码Abcdef1!", [.unusableCharacter]), ("~Abcdef1", []),
            ("Ab1!xHZ-0007x", [.containsAccount]), ("Ab1!xhz-0007x", [.containsAccount]), ("Ab1!xhz-0006x", []),
            ("", [.tooShort, .noUpperCase, .noLowerCase, .noDigit, .noSymbol]),
        ] as [(String, [PasswordFault])])
    func faults(password: String, wanted: [PasswordFault]) {
        #expect(PasswordRule.faults(in: password, accountID: "HZ-0007") == wanted)
    }

    @Test("a password has at most 128 characters")
    func longest() {
        let long = "Ab1!" + String(repeating: "x", count: 124)
        #expect(PasswordRule.faults(in: long, accountID: "a-1") == [])
        #expect(PasswordRule.faults(in: long + "x", accountID: "a-1") == [.tooLong])
    }

    @Test("PB-7, QZ-2: a password is used for thirty days at most, one that others gave for none")
    func age() throws {
        let set = try #require(CalendarDate(year: 2026, month: 7, day: 1))
        func mustChange(after days: Int, given: Bool = false) throws -> Bool {
            PasswordRule.mustBeChanged(setOn: set, isGivenByOthers: given, on: try #require(set.adding(days: days)))
        }
        #expect(try !mustChange(after: 0) && !mustChange(after: 30))
        #expect(try mustChange(after: 31) && mustChange(after: 0, given: true))
    }

    @Test("X-7: every fault has a requirement and a sentence of its own")
    func sentences() {
        #expect(Set(PasswordFault.allCases.map(\.sentence)).count == PasswordFault.allCases.count)
        #expect(PasswordFault.allCases.allSatisfy { ["PB-7", "QZ-2"].contains($0.ruleID) })
    }
}
