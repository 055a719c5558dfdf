/// How widely an item may be opened: the three open levels of the classification catalogue.
///
/// - Rule: HZ-Q1 (杭政函〔2015〕62号 附件1).
public enum OpenLevel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Open to society, without an account.
    case open = "A"
    /// On the subject's authority, at a window.
    case onAuthority = "B"
    /// Inside government only.
    case insideGovernment = "C"
}
