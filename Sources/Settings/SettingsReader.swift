/// Reads one section after another out of the tree and the environment and collects every problem.
///
/// A key becomes known by being read; what is left over in the tree at the end is unknown and refused. So the list of
/// keys exists once, in the initialisers of the sections.
struct SettingsReader {
    /// Value and effect of a key that was read, for `Settings.difference(from:)`.
    struct Entry: Sendable, Equatable {
        let text: String
        let effect: SettingsChange.Effect
    }

    /// What was wrong so far.
    private(set) var problems: [SettingsProblem] = []
    /// What was read so far, by dotted key.
    private(set) var entries: [String: Entry] = [:]

    private var section: String?
    private var unread: [String: JSONValue] = [:]
    private let environment: [String: String]
    /// Folder against which a relative path of the files that are delivered with the settings is resolved.
    let settingsFolder: String
    /// Folder against which a relative path of files made at run time is resolved; set once `home` is read.
    var home = ""

    /// Starts to read.
    ///
    /// - Parameters:
    ///   - root: The document; anything but an object is a problem.
    ///   - environment: Variables of the process; only those that begin with `CREDIT_` are looked at.
    ///   - settingsFolder: Absolute path of the folder that holds the settings file.
    init(root: JSONValue, environment: [String: String], settingsFolder: String) {
        self.environment = environment.filter { $0.key.hasPrefix(EnvironmentName.prefix) }
        self.settingsFolder = settingsFolder
        guard case .object(let sections) = root else {
            problems.append(SettingsProblem(key: "(document)", value: root.shown, allowed: "a group of keys { … }"))
            return
        }
        for (name, value) in sections {
            if case .object(let keys) = value {
                if keys.isEmpty { unread["\(name)."] = value }
                for (key, inner) in keys { unread["\(name).\(key)"] = inner }
            } else {
                unread[name] = value
            }
        }
    }

    /// Everything read until the next call belongs to this section; nil for the keys outside any section.
    mutating func enter(_ section: String?) {
        self.section = section
        // An empty group of a known section is no unknown key.
        if let section { unread["\(section)."] = nil }
    }

    /// A whole number in a closed range.
    mutating func integer(
        _ key: String, in range: ClosedRange<Int>, default standard: Int, on effect: SettingsChange.Effect
    ) -> Int {
        let allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return read(key, default: standard, allowed: allowed, on: effect) { given in
            switch given {
            case .integer(let value) where range.contains(value): value
            case .fromEnvironment(let text): Int(text).flatMap { range.contains($0) ? $0 : nil }
            default: nil
            }
        }
    }

    /// `true` or `false`.
    mutating func boolean(_ key: String, default standard: Bool, on effect: SettingsChange.Effect) -> Bool {
        read(key, default: standard, allowed: "true or false", on: effect) { given in
            switch given {
            case .boolean(let value): value
            case .fromEnvironment(let text): Bool(text)
            default: nil
            }
        }
    }

    /// Text that passes a check.
    ///
    /// - Parameter standard: Value of a missing key; nil makes the key compulsory.
    mutating func text(
        _ key: String, default standard: String?, allowed: String, on effect: SettingsChange.Effect,
        where isAllowed: (String) -> Bool
    ) -> String {
        guard let standard else {
            if unread[path(of: key)] == nil && environment[EnvironmentName.of(path(of: key))] == nil {
                problems.append(SettingsProblem(key: path(of: key), value: nil, allowed: "missing; \(allowed)"))
            }
            return text(key, default: "", allowed: allowed, on: effect, where: isAllowed)
        }
        return read(key, default: standard, allowed: allowed, on: effect) { given in
            guard let text = given.text, isAllowed(text) else { return nil }
            return text
        }
    }

    /// One of the cases of an enumeration, spelled by raw value.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, default standard: Choice, on effect: SettingsChange.Effect
    ) -> Choice {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        let name = text(key, default: standard.rawValue, allowed: "one of: \(names)", on: effect) {
            Choice(rawValue: $0) != nil
        }
        return Choice(rawValue: name) ?? standard
    }

    /// A path, made absolute against `folder`, at most `maximumBytes` long afterwards.
    mutating func path(
        _ key: String, default standard: String, under folder: String, maximumBytes: Int = 4095,
        on effect: SettingsChange.Effect
    ) -> String {
        let allowed = "a path without empty, \".\" or \"..\" parts, at most \(maximumBytes) bytes when made absolute"
        let given = text(key, default: standard, allowed: allowed, on: effect) {
            PathRule.isPlain($0) && PathRule.absolute($0, under: folder).utf8.count <= maximumBytes
        }
        let absolute = PathRule.absolute(given, under: folder)
        // The default can be too long as well, below a long home.
        if absolute.utf8.count > maximumBytes && !problems.contains(where: { $0.key == path(of: key) }) {
            problems.append(SettingsProblem(key: path(of: key), value: shown(absolute), allowed: allowed))
        }
        entries[path(of: key)] = Entry(text: absolute, effect: effect)
        return absolute
    }

    /// A path that may be absent, made absolute against `folder`; empty text means absent.
    mutating func optionalPath(
        _ key: String, default standard: String, under folder: String, maximumBytes: Int = 4095,
        on effect: SettingsChange.Effect
    ) -> String? {
        let allowed =
            "empty, or a path without empty, \".\" or \"..\" parts, at most \(maximumBytes) bytes when made absolute"
        let given = text(key, default: standard, allowed: allowed, on: effect) {
            $0.isEmpty || PathRule.isPlain($0) && PathRule.absolute($0, under: folder).utf8.count <= maximumBytes
        }
        return given.isEmpty ? nil : PathRule.absolute(given, under: folder)
    }

    /// Adds a problem that concerns a key of the current section, e.g. two keys that contradict each other.
    mutating func refuse(_ key: String, value: String?, allowed: String) {
        problems.append(SettingsProblem(key: path(of: key), value: value, allowed: allowed))
    }

    /// Adds a problem found elsewhere.
    mutating func add(_ problem: SettingsProblem) {
        problems.append(problem)
    }

    /// Refuses every key and every `CREDIT_` variable that nothing has read.
    mutating func refuseUnknown() {
        let known = entries.keys.sorted()
        for key in unread.keys {
            let name = SettingsProblem.printable(key.hasSuffix(".") ? String(key.dropLast()) : key)
            problems.append(
                SettingsProblem(key: name, value: nil, allowed: "unknown key\(Self.suggestion(for: key, in: known))"))
        }
        let variables = Set(known.map(EnvironmentName.of))
        for name in environment.keys where !variables.contains(name) && !EnvironmentName.isReserved(name) {
            problems.append(
                SettingsProblem(key: SettingsProblem.printable(name), value: nil, allowed: "unknown variable"))
        }
    }

    /// Says where the last part of an unknown key is known, because a key in the wrong section is the usual mistake.
    private static func suggestion(for key: String, in known: [String]) -> String {
        let last = key.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let near = known.filter { $0.split(separator: ".").last.map { $0.lowercased() } == last }
        return near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
    }

    private func path(of key: String) -> String {
        section.map { "\($0).\(key)" } ?? key
    }

    /// Values of the section `secrets` are never shown: an operator may have put the secret where its path belongs.
    private func shown(_ text: String) -> String? {
        section == SecretSettings.section ? nil : "\"\(SettingsProblem.printable(text))\""
    }

    private mutating func read<Value>(
        _ key: String, default standard: Value, allowed: String, on effect: SettingsChange.Effect,
        parse: (Given) -> Value?
    ) -> Value {
        let path = path(of: key)
        var value = standard
        let inFile = unread.removeValue(forKey: path)
        // Both places are checked: a bad value in the file is not excused by a variable that covers it today.
        if let inFile { value = take(inFile.given, shown: inFile.shown, at: path, allowed: allowed, parse) ?? value }
        if let text = environment[EnvironmentName.of(path)] {
            let shown = "\"\(SettingsProblem.printable(text))\" (\(EnvironmentName.of(path)))"
            value = take(.fromEnvironment(text), shown: shown, at: path, allowed: allowed, parse) ?? value
        }
        entries[path] = Entry(text: "\(value)", effect: effect)
        return value
    }

    private mutating func take<Value>(
        _ given: Given, shown: String, at path: String, allowed: String, _ parse: (Given) -> Value?
    ) -> Value? {
        if let value = parse(given) { return value }
        let isSecret = section == SecretSettings.section
        problems.append(
            SettingsProblem(
                key: path, value: isSecret ? nil : shown,
                allowed: isSecret ? "the value (not shown) is refused; allowed: \(allowed)" : allowed))
        return nil
    }
}
