/// What is written into a column that may be left empty when the catalogue allows it.
enum ValueContent: Sendable {
    /// Amount in yuan or, with six decimals, in 万元.
    case amount(isWan: Bool)
    case integer
    case decimal
    case code(WordList)
    /// One or two codes, most often the usual ones.
    case codes(WordList, usual: WordList)
    /// Number of a document that is not the record's own.
    case furtherDocumentNumber
    case certificateNumber
    case telephone
    case address
    case bankAccount
    case electronicMail
    case timestamp
    /// Account or contract number.
    case account
    /// Period of arrears.
    case period
    case phrase(WordList)
    /// A phrase that fits the row's other texts: the lists are in the same order.
    case themePhrase(WordList)
    case text(TextTheme)
}
