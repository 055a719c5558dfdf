import Cryptography
import Testing

@Suite("PB-11: dynamic codes")
struct OneTimePasswordTests {
    /// The secret of RFC 4226, appendix D, and RFC 6238, appendix B.
    private static let secret = Array("12345678901234567890".utf8)

    private func device(_ secret: [UInt8] = secret) throws -> OneTimePassword {
        try OneTimePassword(secret: SecretBytes(copying: secret))
    }

    /// RFC 4226, appendix D.
    @Test func vectorsOfRFC4226() throws {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        for (step, code) in codes.enumerated() { #expect(try device().code(ofStep: Int64(step)) == code) }
    }

    /// RFC 6238, appendix B: the last six of its eight digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func vectorsOfRFC6238(seconds: Int64, code: String) throws {
        #expect(try device().code(ofStep: OneTimePassword.step(at: seconds)) == code)
        #expect(
            try device().acceptedStep(for: code, at: seconds, lastStep: nil) == OneTimePassword.step(at: seconds))
    }

    @Test func oneStepBeforeAndAfterIsTaken() throws {
        let device = try device()
        let now: Int64 = 1_850_000_010
        let present = OneTimePassword.step(at: now)
        for (step, accepted) in [(present - 2, false), (present - 1, true), (present + 1, true), (present + 2, false)] {
            let code = try device.code(ofStep: step)
            #expect(try device.acceptedStep(for: code, at: now, lastStep: nil) == (accepted ? step : nil))
        }
    }

    @Test func aCodeIsTakenOnceAndNoOlderOneAfterIt() throws {
        let device = try device()
        let now: Int64 = 1_850_000_010
        let present = OneTimePassword.step(at: now)
        let code = try device.code(ofStep: present)
        #expect(try device.acceptedStep(for: code, at: now, lastStep: present - 1) == present)
        #expect(try device.acceptedStep(for: code, at: now, lastStep: present) == nil)
        let older = try device.code(ofStep: present - 1)
        #expect(try device.acceptedStep(for: older, at: now, lastStep: present) == nil)
        let next = try device.code(ofStep: present + 1)
        #expect(try device.acceptedStep(for: next, at: now, lastStep: present) == present + 1)
    }

    @Test(arguments: ["", "0", "75522", "7552244", " 55224", "75522４", "-55224"])
    func anythingElseIsNoCode(typed: String) throws {
        #expect(try device().acceptedStep(for: typed, at: 0, lastStep: nil) == nil)
    }

    @Test func theFirstStepOf1970CanBeAsked() throws {
        #expect(try device().acceptedStep(for: "755224", at: 0, lastStep: nil) == 0)
    }

    @Test(arguments: [(15, false), (16, true), (64, true), (65, false)])
    func secretsHaveLengthsOnBothSides(length: Int, isTaken: Bool) {
        let made = try? device([UInt8](repeating: 7, count: length))
        #expect((made != nil) == isTaken)
    }

    /// RFC 4648, 10, on secrets long enough.
    @Test func secretsAreTypedInBase32() throws {
        #expect(try device().base32Secret == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(try device(Array("foobarfoobarfoob".utf8)).base32Secret == "MZXW6YTBOJTG633CMFZGM33PMI")
    }

    @Test func everyNewSecretIsAnother() throws {
        let first = try OneTimePassword.generate()
        let second = try OneTimePassword.generate()
        #expect(first.exportSecret().count == OneTimePassword.newSecretLength)
        #expect(first.exportSecret() != second.exportSecret())
        let again = try device(first.exportSecret())
        #expect(try again.code(ofStep: 1) == first.code(ofStep: 1))
        #expect("\(first)" == "OneTimePassword")
    }
}
