import FoundationEssentials

extension Settings {
    /// Bytes of the largest settings file; a larger one is some other file.
    static let maximumFileBytes = 1_048_576

    /// Reads the settings file, applies the overrides of the environment and checks everything.
    ///
    /// The file is JSON with comments (JSON5). A key `section.someKey` is overridden by `CREDIT_SECTION_SOME_KEY`.
    /// Missing keys take their defaults. Blocks; call once at start and once per reload.
    /// - Parameters:
    ///   - path: Path of the file; relative paths start at the working folder.
    ///   - environment: Variables of the process.
    ///   - secrets: Secrets whose files must be there and private (`creditctl keys create` asks for none).
    /// - Throws: `SettingsError` with every problem, none of which shows a secret.
    public static func load(
        path: String, environment: [String: String], requiring secrets: [SecretSettings.Secret] = []
    ) throws(SettingsError) -> Settings {
        let absolute = PathRule.absolute(path, under: FileManager.default.currentDirectoryPath)
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: absolute))
        } catch {
            throw SettingsError([SettingsProblem(key: path, value: nil, allowed: "the file cannot be read")])
        }
        guard data.count <= maximumFileBytes else {
            throw SettingsError([SettingsProblem(key: path, value: nil, allowed: "the file is larger than 1 MiB")])
        }
        return try read(
            data, name: path, folder: PathRule.folder(of: absolute), environment: environment, requiring: secrets)
    }

    /// Checks settings that are already in memory.
    ///
    /// - Parameters:
    ///   - text: The document, JSON with comments.
    ///   - folder: Absolute folder against which the paths of delivered files are resolved.
    /// - Throws: `SettingsError` with every problem.
    public static func parse(
        _ text: String, folder: String, environment: [String: String] = [:],
        requiring secrets: [SecretSettings.Secret] = []
    ) throws(SettingsError) -> Settings {
        try read(Data(text.utf8), name: "(text)", folder: folder, environment: environment, requiring: secrets)
    }

    /// Where the document is broken, in words; only the two numbers are taken from Foundation's text, which may quote
    /// the document, where a secret may stand by mistake.
    private static func place(of error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error, let cause = context.underlyingError else {
            return ""
        }
        let words = String(describing: cause).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        guard let label = words.firstIndex(of: "line"), label + 1 < words.count, let line = Int(words[label + 1])
        else { return "" }
        return ", line \(line)"
    }

    private static func read(
        _ data: Data, name: String, folder: String, environment: [String: String],
        requiring secrets: [SecretSettings.Secret]
    ) throws(SettingsError) -> Settings {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let root: JSONValue
        do {
            root = try decoder.decode(JSONValue.self, from: data)
        } catch {
            let place = Self.place(of: error)
            throw SettingsError([
                SettingsProblem(key: name, value: nil, allowed: "is no JSON with comments (JSON5)\(place)")
            ])
        }
        var reader = SettingsReader(root: root, environment: environment, settingsFolder: folder)
        let settings = Settings(&reader, processorCount: ProcessInfo.processInfo.activeProcessorCount)
        for problem in settings.secrets.problems(with: secrets) { reader.add(problem) }
        guard reader.problems.isEmpty else { throw SettingsError(reader.problems) }
        return settings
    }
}
