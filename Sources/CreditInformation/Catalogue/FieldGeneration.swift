/// A generation of the 双公示 field codes.
///
/// - Rule: BX-12.
public enum FieldGeneration: String, Sendable, Hashable, CaseIterable {
    /// Codes of 2016, such as `XK_XDR`.
    case of2016 = "2016"
    /// Codes of 发改办财金〔2018〕424号, such as `XK_XDR_MC`.
    case of2018 = "2018"
}
