/// The walls between the targets, as functions over a set of files, so that tests can hold up a breach to each.
struct Walls {
    /// The only targets that may be unsafe: they wrap C.
    static let wrappers: Set<String> = [
        "EventLoop", "Postgres", "Cryptography", "UnicodeText", "FileDecoding", "DurableFiles", "HTTPClient",
        "PostgresTesting", "CertificateTesting", "FileSystemTesting",
    ]
    /// No input, no output, no clock.
    static let pure: Set<String> = ["FastCGI", "HTTPTypes", "CreditInformation", "TransparencyLog"]
    /// Where SQL may stand: the store, and what sets up a session or a test database.
    static let speakSQL: Set<String> = ["CreditStore", "PostgresTesting", "Postgres"]
    /// Modules of the toolchain; `Foundation` is not among them on purpose.
    static let toolchain: Set<String> = [
        "Dispatch", "FoundationEssentials", "Glibc", "Synchronization", "Testing", "PackageDescription",
    ]
    static let maximumLines = 500

    let files: [RepositoryFile]

    /// Imports go only where Package.swift says.
    func imports() -> [Breach] {
        let description = files.first { $0.path == "Package.swift" }?.text ?? ""
        let targets = PackageTargets(packageDescription: description)
        return swift { file, target in
            guard let allowed = targets.dependencies[target] else { return ["target is not in Package.swift"] }
            return Self.modules(file).filter { !allowed.contains($0) && !Self.toolchain.contains($0) }
                .map { "imports \($0)" }
        }
    }

    /// Unsafe code and unchecked promises stand in wrappers only.
    func unsafety() -> [Breach] {
        swift { file, target in
            guard !Self.wrappers.contains(target.hasSuffix("Tests") ? String(target.dropLast(5)) : target) else {
                return []
            }
            return file.code.compactMap { line in
                let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                if words.contains("unsafe") || words.contains(where: { $0.hasPrefix("Unsafe") }) { return "unsafe" }
                return line.contains("@unchecked") ? "@unchecked" : nil
            }
        }
    }

    /// Pure targets reach no system; Foundation's essentials are for text forms such as JSON and base64 only.
    func purity() -> [Breach] {
        swift { file, target in
            guard Self.pure.contains(target) else { return [] }
            let forbidden: Set<String> = ["Glibc", "Foundation", "Dispatch"]
            let essentials: Set<String> = ["CreditInformation", "TransparencyLog"]
            return Self.modules(file)
                .filter {
                    forbidden.contains($0) || $0 == "FoundationEssentials" && !essentials.contains(target)
                }
                .map { "imports \($0)" }
        }
    }

    /// SQL text stands in the store only; tests may hold what they like.
    func sql() -> [Breach] {
        let openings = ["select ", "insert into ", "update ", "delete from ", "with ", "create ", "alter ", "drop "]
        let marks = [" from ", " set ", " values", " table ", " as (", " role ", " schema ", "select credit"]
        return swift { file, target in
            guard !target.hasSuffix("Tests"), !Self.speakSQL.contains(target) else { return [] }
            return SwiftText(file.text).literals.compactMap { literal in
                let flat = " " + literal.lowercased().split { $0.isWhitespace }.joined(separator: " ") + " "
                let begins = openings.contains { flat.dropFirst().hasPrefix($0) }
                return begins && marks.contains { flat.contains($0) } ? "SQL in a string" : nil
            }
        }
    }

    /// A key of an advisory lock that Swift takes belongs to one file: a session that holds it for hours would keep out
    /// whoever uses it for something else.
    func lockKeys() -> [Breach] {
        let opening = "482915"
        let users = files.filter { $0.path.hasPrefix("Sources/") || $0.path.hasPrefix("sql/functions/") }
        var places: [String: [String]] = [:]
        for file in users {
            let words = file.text.split { !$0.isNumber && $0 != "_" }.map { $0.filter { $0 != "_" } }
            for key in Set(words) where key.hasPrefix(opening) && key.count == 9 {
                places[key, default: []].append(file.path)
            }
        }
        return places.filter { $0.value.count > 1 && $0.value.contains { $0.hasSuffix(".swift") } }
            .map { Breach(path: $0.value.sorted().joined(separator: ", "), reason: "lock \($0.key)") }
    }

    /// Files are at most 500 lines; `sql/schema.sql` is generated.
    func sizes() -> [Breach] {
        files.compactMap { file in
            guard file.path.hasSuffix(".swift") || file.path.hasSuffix(".sql"), file.path != "sql/schema.sql" else {
                return nil
            }
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            return lines > Self.maximumLines ? Breach(path: file.path, reason: "\(lines) lines") : nil
        }
    }

    /// Nothing is left for later in a comment.
    func leftovers() -> [Breach] {
        // Joined, so that this file does not report itself.
        let words = ["TO" + "DO", "FIX" + "ME"]
        return files.filter { $0.path != "README.md" }.flatMap { file in
            words.filter { file.text.contains($0) }.map { Breach(path: file.path, reason: $0) }
        }
    }

    /// Every path in backquotes in README exists; `<…>`, `*` and addresses name no path.
    func readmePaths() -> [Breach] {
        guard let readme = files.first(where: { $0.path == "README.md" }) else { return [] }
        let tops = Set(files.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
        return readme.text.split(separator: "`").enumerated().compactMap { index, quoted in
            let path = quoted.hasSuffix("/") ? quoted.dropLast() : quoted
            guard !index.isMultiple(of: 2), !path.contains(where: { " <>*{}:\n".contains($0) }),
                path.contains("/"), let top = path.split(separator: "/").first, tops.contains(String(top))
            else { return nil }
            let exists = files.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
            return exists ? nil : Breach(path: "README.md", reason: "\(path) does not exist")
        }
    }

    private func swift(_ check: (RepositoryFile, String) -> [String]) -> [Breach] {
        files.flatMap { file in
            file.target.map { target in check(file, target).map { Breach(path: file.path, reason: $0) } } ?? []
        }
    }

    private static func modules(_ file: RepositoryFile) -> [String] {
        file.code.compactMap { line in
            let words = line.split { $0 == " " || $0 == ";" }
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private"].contains($0) })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
            return name.split(separator: ".").first.map(String.init)
        }
    }
}
