public import CreditInformation

/// A person who gets an account on the machine itself.
public struct AccountHolder: Sendable {
    /// Id of the account.
    public let account: String
    /// Real name.
    public let name: String
    /// Identity document; leaves the process as a keyed digest only.
    public let document: IdentityDocument
    /// Day of the training.
    public let trainedOn: CalendarDate
    /// Day of the confidentiality agreement.
    public let confidentialOn: CalendarDate
    /// Where the account may come from, in CIDR form.
    public let networks: [String]

    /// A holder from its parts.
    public init(
        account: String, name: String, document: IdentityDocument, trainedOn: CalendarDate,
        confidentialOn: CalendarDate, networks: [String]
    ) {
        self.account = account
        self.name = name
        self.document = document
        self.trainedOn = trainedOn
        self.confidentialOn = confidentialOn
        self.networks = networks
    }
}
