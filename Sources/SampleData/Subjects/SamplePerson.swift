/// A made-up natural person: everything about it follows from its number and the seed.
///
/// The identity numbers pass the platform's checks and belong to nobody: 330199 is no division of GB/T 2260, so
/// no such number was ever issued.
struct SamplePerson: Sendable {
    /// Form of the person's identity document.
    enum Document: Int, Sendable, CaseIterable {
        case residentIdentity
        case passport
        case hongKongMacaoPermit
        case taiwanPermit
        case permanentResidence

        /// Name of the document in files.
        var label: String {
            switch self {
            case .residentIdentity: "身份证"
            case .passport: "护照"
            case .hongKongMacaoPermit: "港澳居民来往内地通行证"
            case .taiwanPermit: "台湾居民来往大陆通行证"
            case .permanentResidence: "外国人永久居留身份证"
            }
        }
    }

    /// Number of the person, 0 or more.
    let index: Int
    private let ownSeed: UInt64

    /// The person with the number.
    init(_ index: Int, seed: UInt64) {
        self.index = index
        ownSeed = SeededGenerator.mixed(seed, 0x5045_5200 &+ UInt64(truncatingIfNeeded: index) << 32)
    }

    /// A generator for one trait.
    func generator(_ trait: UInt64) -> SeededGenerator { SeededGenerator(ownSeed, trait) }

    /// One in 25 has another document than the resident identity card.
    var document: Document {
        guard index % 25 == 24 else { return .residentIdentity }
        return Document(rawValue: 1 + index / 25 % 4) ?? .passport
    }

    /// Whether the person is male, as the 17th digit of the identity number says.
    var isMale: Bool { index % 2 == 0 }

    /// The number of the document.
    var documentNumber: [UInt8] {
        var number: [UInt8] = []
        switch document {
        case .residentIdentity: return Self.identityNumber(index, isMale: isMale)
        case .passport:
            number.append("EX")
            number.append(number: 9_000_000 + index, width: 7)
        case .hongKongMacaoPermit:
            number.append(index % 2 == 0 ? "H" : "M")
            number.append(number: 99_000_000 + index, width: 8)
        case .taiwanPermit: number.append(number: 99_000_000 + index, width: 8)
        case .permanentResidence:
            number.append("XXX3301")
            number.append(number: index, width: 8)
        }
        return number
    }

    /// An artificial resident identity number.
    ///
    /// - Parameter index: Numbers below 900,000 have numbers of their own.
    static func identityNumber(_ index: Int, isMale: Bool) -> [UInt8] {
        var number: [UInt8] = []
        number.reserveCapacity(18)
        number.append("330199")
        // 18,000 days from 1950-01-01, then the next sequence number.
        WrittenDate.append(-7_305 + index * 7_919 % 18_000, .compact, to: &number)
        number.append(number: 900 + (index / 18_000) % 50 * 2 + (isMale ? 1 : 0), width: 3)
        CodeAlphabet.appendIdentityCheck(to: &number)
        return number
    }

    /// Appends the person's name.
    func appendName(to text: inout [UInt8]) {
        var random = generator(1)
        switch document {
        case .passport, .permanentResidence: PersonName.appendForeign(to: &text, &random)
        case .residentIdentity, .hongKongMacaoPermit, .taiwanPermit: PersonName.append(to: &text, &random)
        }
    }
}
