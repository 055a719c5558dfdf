/// One row of the access policy: a sentence of law, and what it makes of which situations.
public struct AccessRule: Sendable, Hashable {
    /// Requirement that it rests on, such as `JJ-5`; shown with every decision that it makes.
    public let ruleID: String
    /// Law and article.
    public let article: String
    /// What it says, in Chinese, in words that whoever is refused understands.
    public let sentence: String
    /// Whether it permits or forbids.
    public var effect: AccessEffect
    /// How much it permits, or how much it leaves.
    public var form: DisclosureForm
    /// When it applies.
    public var conditions: AccessConditions

    /// A rule.
    public init(
        ruleID: String, article: String, sentence: String, effect: AccessEffect, form: DisclosureForm,
        conditions: AccessConditions
    ) {
        self.ruleID = ruleID
        self.article = article
        self.sentence = sentence
        self.effect = effect
        self.form = form
        self.conditions = conditions
    }
}

extension AccessRule: Decodable {
    /// Reads a rule leniently: see ``AccessPolicyReading``.
    ///
    /// What cannot be read gives least: an unknown effect forbids, an unknown form is nothing.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder, known: ["ruleID", "article", "sentence", "effect", "form", "when"])
        ruleID = try object.text("ruleID")
        article = try object.text("article")
        sentence = try object.text("sentence")
        effect = try object.choice("effect", fallback: .forbid)
        form = try object.choice("form", fallback: .nothing)
        conditions = try object.optional("when") ?? AccessConditions()
    }
}
