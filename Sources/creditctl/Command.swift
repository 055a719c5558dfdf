/// One command of the tool.
protocol Command: SendableMetatype {
    static var name: String { get }
    /// One line for the overview.
    static var summary: String { get }
    /// What `creditctl help` prints.
    static var help: String { get }
    /// Words like `--json`.
    static var flags: [String] { get }
    /// Words like `--item CODE`.
    static var options: [String] { get }

    init(context: CommandContext)
    func run(_ arguments: CommandArguments) throws
}
