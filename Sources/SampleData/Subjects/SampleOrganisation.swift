/// A made-up organisation: everything about it follows from its number and the seed.
struct SampleOrganisation: Sendable {
    /// Subjects of one seed with codes of their own; the codes of greater numbers repeat.
    static let distinctCodes = 10_000_000

    /// Number of the subject, 0 or more.
    let index: Int
    /// Kind of organisation.
    let type: OrganisationType
    private let ownSeed: UInt64
    private let seed: UInt64

    /// The organisation with the number.
    init(_ index: Int, seed: UInt64) {
        self.index = index
        self.seed = seed
        var random = SeededGenerator(seed, 0x4F52_4700 &+ UInt64(truncatingIfNeeded: index) << 32)
        type = OrganisationType.drawn(random.below(200))
        ownSeed = random.next()
    }

    /// A generator for one trait, so that traits do not depend on the order in which they are asked for.
    func generator(_ trait: UInt64) -> SeededGenerator { SeededGenerator(ownSeed, trait) }

    /// The unified code: 18 characters that pass GB 32100.
    var unifiedCode: [UInt8] {
        var random = generator(1)
        var code: [UInt8] = []
        code.reserveCapacity(18)
        code.append(type.rawValue)
        code.append(contentsOf: Self.districts[Self.district(&random)])
        appendOrganisationCode(to: &code, random.chance(40))
        CodeAlphabet.appendUnifiedCheck(to: &code)
        return code
    }

    /// The organisation code: characters 9 to 17 of the unified code.
    var organisationCode: ArraySlice<UInt8> { unifiedCode[8..<17] }

    /// The old registration number of market regulation, 15 digits.
    var registrationNumber: [UInt8] {
        var number = Array("3301".utf8)
        // The factor shares no divisor with the modulus: every subject has its own number.
        number.append(number: (index * 7_654_321 + 12_345) % 100_000_000_000, width: 11)
        return number
    }

    /// The old tax number: district and organisation code, 15 characters.
    var taxNumber: [UInt8] { Array("330100".utf8) + organisationCode }

    /// The certificate number of a public institution, 12 digits.
    var institutionNumber: [UInt8] {
        var number = Array("1330".utf8)
        number.append(number: (index * 77_777 + 99) % 100_000_000, width: 8)
        return number
    }

    /// The registration number of a social organisation.
    var socialOrganisationNumber: [UInt8] {
        var number = Array("杭民证字第".utf8)
        number.append(number: 10_000 + index, width: 6)
        number.append("号")
        return number
    }

    /// Day of foundation, in days after 1970-01-01: 1995 to 2021.
    var establishedOn: Int {
        var random = generator(2)
        return 9_131 + random.below(9_500)
    }

    /// Newer codes begin with `MA`, older ones are digits: each form counts its own numbers, so none repeats.
    private func appendOrganisationCode(to code: inout [UInt8], _ isOld: Bool) {
        let offset = Int(truncatingIfNeeded: SeededGenerator.mixed(seed, 0x434F_4445) >> 24)
        if isOld {
            code.append("7")
            code.append(number: (index * 7_368_787 + offset) % Self.distinctCodes, width: 7)
        } else {
            var number = (index * 1_299_709 + offset) % 28_629_151  // 31^5, a prime's power: any other factor does
            code.append("MA2")
            for _ in 0..<5 {
                code.append(CodeAlphabet.character(number % CodeAlphabet.size))
                number /= CodeAlphabet.size
            }
        }
        CodeAlphabet.appendOrganisationCheck(to: &code)
    }

    /// Nine of ten in Hangzhou, the rest elsewhere, a few with districts that are no more.
    private static func district(_ random: inout SeededGenerator) -> Int {
        random.chance(90) ? random.below(15) : 15 + random.below(districts.count - 15)
    }

    /// Today's districts and those of before 2021 (330103, 330104) first; 330125 and 330121 are long abolished.
    private static let districts = WordList(
        """
        330100 330102 330103 330104 330105 330106 330108 330109 330110 330111 330112 330113 330114 330122 330127
        330182 330183 330185 330121 330125 330200 330300 330681 310115 440300 110108 320500 340100 360400 100000
        """)
}
