/// A paper that a window has checked.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-O5.
struct HeldMaterial: Sendable, Hashable {
    /// Which paper.
    let code: MaterialCode
    /// In which form it is.
    let form: MaterialForm

    /// A paper from its parts.
    init(_ code: MaterialCode, _ form: MaterialForm) {
        self.code = code
        self.form = form
    }
}
