import FoundationEssentials

/// Files of JSON lines; those in `Vectors` are made by Tests/oracles/make_log_vectors.py.
enum Vectors {
    /// The lines of a file beside these tests whose kind is asked for.
    static func read<Line: Decodable>(_ file: String, kind: String, as _: Line.Type = Line.self) throws -> [Line] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        let text = try String(contentsOfFile: "\(folder)/Vectors/\(file)", encoding: .utf8)
        return try lines(text).filter { try JSONDecoder().decode(Kind.self, from: $0).kind == kind }
            .map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    /// All lines of a text.
    static func lines(_ text: String) -> [Data] {
        text.split(separator: "\n").map { Data($0.utf8) }
    }

    private struct Kind: Decodable {
        let kind: String
    }
}
