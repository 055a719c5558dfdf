import CreditInformation
import CreditStore
import Cryptography

/// An established forgery as the row that it leaves in the applicant's file.
///
/// - Rule: HZ-Q9.
struct ForgeryRecord {
    /// The item that both catalogues have for it; `credit.corrected_version` holds to the same.
    static let itemCode = "XYPT-XJCL"

    private let forgery: CorrectionReading.Forgery

    init(_ forgery: CorrectionReading.Forgery) {
        self.forgery = forgery
    }

    /// Kind of the applicant.
    var subjectKind: SubjectKind { forgery.isLegalPerson ? .organisation : .person }

    /// The row, by field code.
    ///
    /// - Parameter authority: Name of the unit that established it.
    func fields(_ secrets: StaffSecrets, authority: String) throws(CryptographyError) -> [String: String] {
        var fields = [
            "ZT_MC": forgery.name, "WH": forgery.receiptNumber, "SX": forgery.finding,
            "RQ": forgery.establishedOn.description, "RDJG": authority,
        ]
        if forgery.isLegalPerson {
            fields["TYSHXYDM"] = forgery.unifiedCode ?? ""
            return fields
        }
        fields["ZJHM"] = try CaseParty.openNumber(sealed: forgery.sealedNumber, digest: forgery.digest, secrets)
        fields["ZJLX"] = IdentifierKind(rawValue: forgery.documentType).map(Self.label) ?? forgery.documentType
        return fields
    }

    /// The word of the catalogues' code list for a kind of document.
    private static func label(_ kind: IdentifierKind) -> String {
        switch kind {
        case .unifiedSocialCreditCode, .organisationCode: kind.term
        case .residentIdentity: "身份证"
        case .passport: "护照"
        case .permanentResidence: "外国人永久居留身份证"
        case .hongKongMacaoTravelPermit: "港澳居民来往内地通行证"
        case .taiwanTravelPermit: "台湾居民来往大陆通行证"
        case .hongKongMacaoResidencePermit: "港澳居民居住证"
        case .taiwanResidencePermit: "台湾居民居住证"
        }
    }
}
