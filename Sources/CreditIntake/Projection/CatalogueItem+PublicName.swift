import CreditInformation

extension CatalogueItem {
    /// A subject's name as the public may see it: masked as its field is.
    ///
    /// - Rule: JJ-2.
    func publicName(_ name: String) -> String {
        guard let field = field(for: .subjectName), field.mask != .none else {
            return PersonalDataScanner.scan(name).maskedText
        }
        return field.mask.masked(name) ?? "***"
    }
}
