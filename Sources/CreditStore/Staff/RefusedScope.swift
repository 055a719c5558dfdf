/// What a refused command named, as its entry in the query log takes it.
///
/// - Rule: HZ-Q15.
public struct RefusedScope: Sendable {
    /// A JSON object of the refusal's code and of ids, words and days; nothing that somebody typed freely.
    public let names: String
    /// The member of `names` that tells the case; nil: none does.
    public let about: String?
    /// Purpose of the entry where no case tells it: `window_application`, `objection`, `administration`.
    public let purpose: String
    /// A JSON object of the texts that somebody wrote; the database digests them with the salt of the case.
    public let texts: String

    /// What a command named.
    public init(names: String, about: String?, purpose: String, texts: String) {
        self.names = names
        self.about = about
        self.purpose = purpose
        self.texts = texts
    }
}
