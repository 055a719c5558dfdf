/// A file of periods, such as `config/periods/hangzhou.json`.
///
/// Unknown words are findings, not decoding errors, so that all mistakes of a file show at once.
/// - Rule: X-1, HZ-Q12, HZ-O3.
public struct PeriodFile: Sendable {
    /// The periods; nil when anything in the file is wrong.
    public let table: PeriodTable?
    /// Everything that is wrong.
    public let findings: [PeriodFinding]

    /// Reads and checks the bytes of a file.
    ///
    /// - Parameter json: UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    public init(json: [UInt8]) {
        let reading = LenientDocument<Document>(json: json)
        var findings = reading.complaints.map { complaint in
            PeriodFinding(
                place: complaint.path.isEmpty ? "file" : complaint.path.joined(separator: "."),
                requirement: Self.requirement(complaint.rule), detail: complaint.detail)
        }
        if let failure = reading.failure {
            findings.append(PeriodFinding(place: "file", requirement: .unreadable, detail: failure))
        }
        guard let document = reading.value else {
            (table, self.findings) = (nil, findings)
            return
        }
        let periods = document.periods.enumerated().compactMap { $1.built(place: $0 + 1, &findings) }
        let built = PeriodTable(
            profile: document.profile, title: document.title, legalBasis: document.legalBasis, periods: periods)
        if periods.count == document.periods.count { findings += PeriodCheck.findings(in: built) }
        self.findings = findings
        table = findings.isEmpty ? built : nil
    }

    private static func requirement(_ rule: CatalogueRule) -> PeriodRequirement {
        switch rule {
        case .unknownKey: .unknownKey
        case .unknownValue: .unknownValue
        default: .missingText
        }
    }
}

/// Shape of the file.
private struct Document: Decodable {
    let profile: RuleProfile
    let title: String
    let legalBasis: String
    let periods: [Period]

    init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["profile", "title", "legalBasis", "periods"])
        profile = try object.name("profile", fallback: .hangzhou)
        title = try object.text("title")
        legalBasis = try object.text("legalBasis")
        periods = try object.list("periods")
    }

    struct Period: Decodable {
        let code: PeriodCode
        let effectiveOn: String
        let length: Int?
        let unit: PeriodUnit
        let extending: Extension?
        let ruleID: String
        let article: String
        let sentence: String
        let isStatutory: Bool

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(
                decoder,
                known: [
                    "code", "effectiveOn", "length", "unit", "extension", "ruleID", "article", "sentence",
                    "isStatutory",
                ])
            code = try object.choice("code", fallback: .applicationAnswer)
            effectiveOn = try object.text("effectiveOn")
            length = try object.optionalInteger("length")
            unit = try object.choice("unit", fallback: .calendarDay)
            extending = try object.optional("extension")
            ruleID = try object.text("ruleID")
            article = try object.text("article")
            sentence = try object.text("sentence")
            isStatutory = try object.flag("isStatutory")
        }

        /// The period; what has no day or length is a finding and nil.
        func built(place: Int, _ findings: inout [PeriodFinding]) -> LegalPeriod? {
            // A text that is no date is a finding.
            guard let day = try? CalendarDate(reading: effectiveOn), day.description == effectiveOn, let length else {
                findings.append(
                    PeriodFinding(
                        place: "periods.\(place)", requirement: .unknownValue,
                        detail: "effectiveOn is a date such as 2015-05-18 and length a whole number"))
                return nil
            }
            return LegalPeriod(
                code: code, effectiveOn: day, length: length, unit: unit,
                extending: extending.map { PeriodExtension(length: $0.length ?? 0, unit: $0.unit, role: $0.role) },
                ruleID: ruleID, article: article, sentence: sentence, isStatutory: isStatutory)
        }
    }

    struct Extension: Decodable {
        let length: Int?
        let unit: PeriodUnit
        let role: AccountRole

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(decoder, known: ["length", "unit", "role"])
            length = try object.optionalInteger("length")
            unit = try object.choice("unit", fallback: .calendarDay)
            role = try object.choice("role", fallback: .authorityOfficer)
        }
    }
}
