extension IdentifierKind {
    /// The kind of identity document that a file names, in Chinese or by raw value; `nil` when unknown.
    ///
    /// Blanks and brackets do not matter; the names are those of forms and of field lists in use.
    public init?(documentTypeName name: String) {
        var kept = ""
        for scalar in name.unicodeScalars where !Blank.contains(scalar) {
            if !["(", ")"].contains(scalar.halfWidth) { kept.unicodeScalars.append(scalar.halfWidth) }
        }
        if let kind = IdentifierKind(rawValue: kept), kind.isOfPerson {
            self = kind
            return
        }
        switch kept {
        case "身份证", "居民身份证", "中华人民共和国居民身份证", "身份证号", "身份证号码", "公民身份号码", "二代身份证",
            "临时居民身份证", "港澳台居民居住证":
            self = .residentIdentity
        case "护照", "护照号", "护照号码", "普通护照", "外国护照", "中国护照": self = .passport
        case "外国人永久居留身份证", "外国人永久居留证", "永久居留身份证": self = .permanentResidence
        case "港澳居民来往内地通行证", "港澳来往内地通行证", "回乡证": self = .hongKongMacaoTravelPermit
        case "台湾居民来往大陆通行证", "台湾居民来往内地通行证", "台胞证": self = .taiwanTravelPermit
        case "港澳居民居住证", "中华人民共和国港澳居民居住证": self = .hongKongMacaoResidencePermit
        case "台湾居民居住证", "中华人民共和国台湾居民居住证": self = .taiwanResidencePermit
        default: return nil
        }
    }
}
