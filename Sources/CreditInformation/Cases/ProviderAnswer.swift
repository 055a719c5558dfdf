/// What a provider answers when the centre asks about a record.
///
/// - Rule: HZ-O2, HZ-O8.
public enum ProviderAnswer: String, Sendable, Hashable, CaseIterable {
    /// The platform's record is wrong.
    case confirmedWrong = "confirmed_wrong"
    /// The platform's record is right.
    case confirmedRight = "confirmed_right"
    /// The provider can not say.
    case cannotSay = "cannot_say"
}
