import FoundationEssentials
import Testing

/// The rules, held against the repository as it is.
@Suite struct RepositoryTests {
    private static let walls = Walls(files: repositoryFiles())

    @Test func theRepositoryIsFound() {
        #expect(Self.walls.files.contains { $0.path == "Package.swift" })
        #expect(Self.walls.files.contains { $0.target == "Settings" })
    }

    @Test func importsAreDeclared() { #expect(Self.walls.imports() == []) }
    @Test func unsafeCodeIsInWrappers() { #expect(Self.walls.unsafety() == []) }
    @Test func pureTargetsReachNoSystem() { #expect(Self.walls.purity() == []) }
    @Test func sqlIsInTheStore() { #expect(Self.walls.sql() == []) }
    @Test func locksHaveOneUse() { #expect(Self.walls.lockKeys() == []) }
    @Test func filesAreShort() { #expect(Self.walls.sizes() == []) }
    @Test func nothingIsLeftForLater() { #expect(Self.walls.leftovers() == []) }
    @Test func pathsInTheReadmeExist() { #expect(Self.walls.readmePaths() == []) }

    private static func repositoryFiles() -> [RepositoryFile] {
        let top = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        var files: [RepositoryFile] = []
        for entry in ["Package.swift", "README.md", "Makefile", "Sources", "Tests", "sql", "config", "docker", ".ci"] {
            // Absent parts hold nothing; files that are no text are of no interest to the rules.
            let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(top)/\(entry)")) ?? []
            // The fuzzer's harness is compiled by its own script, not by Package.swift.
            for path in paths.isEmpty ? [entry] : paths.map({ "\(entry)/\($0)" })
            where !(path.hasPrefix("Tests/Fuzz/") && path.hasSuffix(".swift")) {
                guard let text = try? String(contentsOf: URL(filePath: "\(top)/\(path)"), encoding: .utf8) else {
                    continue
                }
                files.append(RepositoryFile(path: path, text: text))
            }
        }
        return files
    }
}

/// Each rule, held against a breach made for it: a check that cannot fail is worth nothing.
@Suite struct BreachTests {
    private let package = RepositoryFile(
        path: "Package.swift",
        text: """
            func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
            .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
            target("FastCGI"), target("CreditInformation"), target("Settings"), // target("Settings", ["FastCGI"])
            target("Postgres", ["CLibPQ"]),
            target("CreditAPI", [
                "FastCGI",
                "Postgres",
            ]),
            program("creditd", ["CreditAPI"]),
            tests("FastCGI", ["FastCGI"]),
            """)

    private func walls(_ path: String, _ text: String) -> Walls {
        Walls(files: [package, RepositoryFile(path: path, text: text)])
    }

    @Test(arguments: [
        ("CreditAPI", "import FastCGI\npublic import Postgres\nimport Glibc", [String]()),
        ("CreditAPI", "import CLibPQ", ["imports CLibPQ"]),
        ("CreditAPI", "@testable import struct Settings.Settings", ["imports Settings"]),
        ("Settings", "import FastCGI", ["imports FastCGI"]),
        ("Settings", "import Foundation", ["imports Foundation"]),
        ("Settings", "// import Foundation\nlet text = \"import Foundation\"", []),
        ("Unknown", "", ["target is not in Package.swift"]),
    ])
    func undeclaredImportsAreFound(target: String, text: String, reasons: [String]) {
        #expect(walls("Sources/\(target)/A.swift", text).imports().map(\.reason) == reasons)
    }

    @Test func testsMayImportWhatTheyDeclare() {
        #expect(walls("Tests/FastCGITests/A.swift", "import FastCGI\nimport Testing").imports() == [])
        #expect(walls("Tests/FastCGITests/A.swift", "import Postgres").imports().count == 1)
    }

    @Test(arguments: ["unsafe f()", "struct A: @unchecked Sendable {}", "let p: UnsafeRawPointer"])
    func unsafeCodeIsFound(text: String) {
        #expect(walls("Sources/CreditAPI/A.swift", text).unsafety().count == 1)
        #expect(walls("Sources/Postgres/A.swift", text).unsafety() == [])
        #expect(walls("Sources/CreditAPI/A.swift", "// \(text)").unsafety() == [])
    }

    @Test func impurityIsFound() {
        for module in ["Glibc", "Foundation", "Dispatch", "FoundationEssentials"] {
            #expect(walls("Sources/FastCGI/A.swift", "import \(module)").purity().count == 1)
            #expect(walls("Sources/Settings/A.swift", "import \(module)").purity() == [])
        }
        #expect(walls("Sources/CreditInformation/A.swift", "import FoundationEssentials").purity() == [])
        #expect(walls("Sources/CreditInformation/A.swift", "import Glibc").purity().count == 1)
    }

    @Test(arguments: [
        "select a from b", "insert into a values ($1)", "update a set b = 1", "delete from a where b",
        "\n    select a\n    from b\n",
    ])
    func sqlIsFound(statement: String) {
        let text = "let a = \"\"\"\n\(statement)\n\"\"\""
        #expect(walls("Sources/CreditAPI/A.swift", text).sql().count == 1)
        #expect(walls("Sources/CreditStore/A.swift", text).sql() == [])
        #expect(walls("Sources/CreditAPI/A.swift", "/* \(text) */").sql() == [])
    }

    @Test func wordsOfEveryDayAreNoSQL() {
        #expect(walls("Sources/CreditAPI/A.swift", "let a = \"update the catalogue\"").sql() == [])
    }

    @Test func locksWithTwoUsesAreFound() {
        let files = [
            RepositoryFile(path: "Sources/CreditStore/A.swift", text: "let lock: Int64 = 482_915_001"),
            RepositoryFile(path: "sql/functions/b.sql", text: "pg_advisory_xact_lock(482915002)"),
            RepositoryFile(path: "sql/functions/c.sql", text: "pg_advisory_xact_lock(482915002)"),
        ]
        #expect(Walls(files: files).lockKeys() == [])
        let other = RepositoryFile(path: "sql/functions/d.sql", text: "pg_advisory_xact_lock(482915001)")
        #expect(Walls(files: files + [other]).lockKeys().map(\.reason) == ["lock 482915001"])
    }

    @Test func fiveHundredLinesAreTheLimit() {
        let longest = String(repeating: "\n", count: 500)
        for path in ["Sources/A/A.swift", "sql/functions/a.sql"] {
            #expect(walls(path, longest).sizes() == [])
            #expect(walls(path, longest + "\n").sizes().map(\.reason) == ["501 lines"])
        }
        #expect(walls("sql/schema.sql", longest + "\n").sizes() == [])
    }

    @Test func leftoversAreFound() {
        #expect(walls("Makefile", "# TO" + "DO: later").leftovers().count == 1)
        #expect(walls("sql/a.sql", "-- FIX" + "ME").leftovers().count == 1)
        #expect(walls("sql/a.sql", "-- done").leftovers() == [])
    }

    @Test func missingPathsInTheReadmeAreFound() {
        let readme = RepositoryFile(path: "README.md", text: "See `config/a`, `config/b`, `config/<city>` and `a/b`.")
        let present = RepositoryFile(path: "config/a/x.json", text: "")
        #expect(Walls(files: [readme, present]).readmePaths().map(\.reason) == ["config/b does not exist"])
    }
}
