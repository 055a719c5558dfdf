import CreditInformation

extension RuleProfile {
    /// Those with a catalogue and a policy in the repository.
    static let cities = [hangzhou, jiujiang]
    /// Those with periods in the repository.
    static let written = [hangzhou, jiujiang, qinzhou, pboc]
}
