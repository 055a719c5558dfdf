import Settings

/// `creditctl settings`.
struct SettingsCommand: Command {
    static let name = "settings"
    static let summary = "shows the values in force, for scripts that configure other programs"
    static let help = """
        usage: creditctl settings show [KEY …]

        Prints KEY=VALUE for the keys, in their order, or for all of them: what the file, the environment and the defaults
        give together. Whoever fills in the templates of config/nginx takes limits from here, so that nginx and creditd
        never differ. Of secrets there are only the paths.
        """
    static let flags: [String] = []
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.first == "show" else { throw CommandFailure(.usage, Self.help) }
        let settings = try context.settings()
        let wanted = Array(arguments.words.dropFirst())
        for key in wanted.isEmpty ? settings.keys : wanted {
            guard let text = settings.text(of: key) else { throw CommandFailure(.usage, "no setting \(key)") }
            print("\(key)=\(text)")
        }
    }
}
