/// A value of a log field: a number, a truth value, fixed text, or a type that is marked as safe.
///
/// There is no way to make one from a `String`: what people typed cannot reach the log.
public struct LogValue: Sendable {
    enum Content: Sendable {
        case integer(Int)
        case boolean(Bool)
        case fixed(StaticString)
        case marked(any SafeToLog)
    }

    let content: Content

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> LogValue {
        LogValue(content: .integer(Int(clamping: value)))
    }

    /// True or false.
    public static func boolean(_ value: Bool) -> LogValue {
        LogValue(content: .boolean(value))
    }

    /// Text that stands in the source code.
    public static func fixed(_ text: StaticString) -> LogValue {
        LogValue(content: .fixed(text))
    }

    /// Text of a type that is marked as safe.
    public static func safe(_ value: any SafeToLog) -> LogValue {
        LogValue(content: .marked(value))
    }
}
