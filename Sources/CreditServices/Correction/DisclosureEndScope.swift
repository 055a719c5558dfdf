/// From whom a record is withheld once its disclosure was ended.
///
/// The two that the clocks of a record can hold (BX-4): its publicity, and its retention. A level does not serve: it is
/// the catalogue's, and the next catalogue would give the record its old one back.
/// - Rule: HZ-O8, HZ-Q3.
public enum DisclosureEndScope: String, Sendable, CaseIterable {
    /// From society: the network channel.
    case society
    /// From everybody: network, window and government.
    case all
}
