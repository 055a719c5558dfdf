/// The targets of Package.swift and what each may import, read from its text.
struct PackageTargets {
    /// Allowed targets by importing target.
    private(set) var dependencies: [String: Set<String>] = [:]

    init(packageDescription text: String) {
        // Joined to one line, because long lists are broken.
        let flat = text.split(separator: "\n").map { line in
            line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
        }.joined(separator: " ")
        for (call, suffix) in [("target(", ""), ("program(", ""), ("tests(", "Tests"), (".systemLibrary(name:", "")] {
            var rest = Substring(flat)
            while let found = rest.range(of: call) {
                let isWholeWord =
                    found.lowerBound == rest.startIndex || call.hasPrefix(".")
                    || !(rest[rest.index(before: found.lowerBound)].isLetter
                        || rest[rest.index(before: found.lowerBound)] == ".")
                rest = rest[found.upperBound...]
                guard isWholeWord, let end = rest.firstIndex(of: ")") else { continue }
                let names = SwiftText(String(rest[..<end])).literals
                guard let name = names.first else { continue }
                dependencies[name + suffix] = call.hasPrefix(".") ? [] : Set(names.dropFirst())
            }
        }
    }
}

extension Substring {
    /// The first place of a text; the standard library alone has no such search for substrings.
    func range(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            let candidate = self[start...]
            if candidate.hasPrefix(needle) {
                return start..<index(start, offsetBy: needle.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
