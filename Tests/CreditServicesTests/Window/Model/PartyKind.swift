/// What the law takes somebody for who applies, or whom an application is about.
///
/// - Rule: HZ-Q2, HZ-Q5, HZ-Q6.
enum PartyKind: String, Sendable, Hashable, CaseIterable {
    /// 自然人.
    case natural
    /// 法人.
    case legal
}
