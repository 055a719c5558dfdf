/// A paper that must be there before a case is accepted.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-O5.
struct RequiredMaterial: Sendable, Hashable {
    /// Which paper.
    let code: MaterialCode
    /// In which form; empty: a copy will do.
    let form: MaterialForm

    /// A requirement from its parts.
    init(_ code: MaterialCode, _ form: MaterialForm = []) {
        self.code = code
        self.form = form
    }
}
