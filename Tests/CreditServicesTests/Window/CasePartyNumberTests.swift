import CreditInformation
import CreditIntake
import CreditServices
import CreditStore
import Cryptography
import Testing

/// Numbers by which people of cases are looked for.
@Suite("Numbers of people in cases") struct CasePartyNumberTests {
    @Test("X-3, X-4: what is looked for is what a case was received with, however the number is typed")
    func theSameDigest() throws {
        let keys = try MigratedDatabase.keys()
        let secrets = try StaffSecrets(digests: keys.digests, cipher: keys.cipher, passwordAlgorithm: .yescrypt)
        let number = TestCodes.resident(3)
        let person = CaseParty.natural(name: "测试", try IdentityDocument(.residentIdentity, number))
        let typed = try IdentityDocument(.residentIdentity, " \(number.lowercased()) ")
        #expect(try CasePartyNumber.document(typed).digest(secrets) == person.sealed(secrets).digest)

        let code = try UnifiedSocialCreditCode(TestCodes.unified(3))
        let company = CaseParty.legal(name: "测试", code)
        #expect(try CasePartyNumber.unifiedCode(code).digest(secrets) == company.sealed(secrets).digest)
        #expect(CasePartyNumber.document(typed).digest(secrets) != CasePartyNumber.unifiedCode(code).digest(secrets))
    }

    @Test("X-4: a number is not printed by accident")
    func nothingIsPrinted() throws {
        let number = TestCodes.resident(4)
        let document = CasePartyNumber.document(try IdentityDocument(.residentIdentity, number))
        var dumped = ""
        dump(document, to: &dumped)
        for text in ["\(document)", String(reflecting: document), dumped] {
            #expect(!text.contains(number) && !text.contains(number.suffix(6)))
        }
    }
}
