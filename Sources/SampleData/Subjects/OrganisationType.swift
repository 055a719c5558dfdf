/// Kind of a made-up organisation, as the first two characters of its unified code say it.
enum OrganisationType: String, Sendable {
    case company = "91"
    case soleTrader = "92"
    case cooperative = "93"
    case authority = "11"
    case publicInstitution = "12"
    case lawFirm = "31"
    case socialGroup = "51"
    case privateInstitution = "52"
    case foundation = "53"
    case tradeUnion = "81"
    case village = "N2"
    case other = "Y1"

    /// Which register the organisation stands in.
    enum Register: Sendable {
        /// Market regulation.
        case enterprises
        /// Civil affairs.
        case socialOrganisations
        /// One that provides no item of the catalogue.
        case none
    }

    /// Whose register holds it.
    var register: Register {
        switch self {
        case .company, .soleTrader, .cooperative: .enterprises
        case .socialGroup, .privateInstitution, .foundation: .socialOrganisations
        case .authority, .publicInstitution, .lawFirm, .tradeUnion, .village, .other: .none
        }
    }

    /// The type of the subject that drew the number, of `0..<200`.
    static func drawn(_ number: Int) -> OrganisationType {
        switch number {
        case ..<120: .company
        case ..<168: .soleTrader
        case ..<174: .cooperative
        case ..<176: .authority
        case ..<182: .publicInstitution
        case ..<184: .lawFirm
        case ..<186: .socialGroup
        case ..<194: .privateInstitution
        case ..<195: .foundation
        case ..<196: .tradeUnion
        case ..<199: .village
        default: .other
        }
    }

    /// What such an organisation is called in the register.
    var label: String {
        switch self {
        case .company: "有限责任公司（自然人投资或控股）"
        case .soleTrader: "个体工商户"
        case .cooperative: "农民专业合作社"
        case .authority: "机关"
        case .publicInstitution: "事业单位"
        case .lawFirm: "律师事务所"
        case .socialGroup: "社会团体"
        case .privateInstitution: "民办非企业单位"
        case .foundation: "基金会"
        case .tradeUnion: "工会"
        case .village: "农村集体经济组织"
        case .other: "其他组织"
        }
    }
}
