/// A file with divisions, such as `config/divisions.json`.
///
/// - Rule: JJ-6, BX-16.
public struct DivisionFile: Sendable {
    /// The divisions; nil when anything in the file is wrong.
    public let history: DivisionHistory?
    /// Everything that is wrong, in English.
    public let faults: [String]

    /// Reads and checks the bytes of a file.
    ///
    /// - Parameter json: UTF-8 JSON; comments and trailing commas are allowed (JSON5).
    public init(json: [UInt8]) {
        let reading = LenientDocument<Document>(json: json)
        var faults = reading.complaints.map { "\($0.path.joined(separator: ".")): \($0.detail)" }
        if let failure = reading.failure { faults.append(failure) }
        let divisions = reading.value?.divisions.compactMap { $0.built(&faults) } ?? []
        if reading.value != nil, divisions.isEmpty { faults.append("divisions: there are none") }
        let history = DivisionHistory(divisions: divisions)
        faults += Self.faults(of: history)
        self.faults = faults
        self.history = faults.isEmpty ? history : nil
    }

    /// Codes that mean two things on one day, and codes that lead nowhere.
    private static func faults(of history: DivisionHistory) -> [String] {
        var faults: [String] = []
        for (earlier, later) in zip(history.divisions, history.divisions.dropFirst())
        where earlier.code == later.code && earlier.until.map({ later.from <= $0 }) ?? true {
            faults.append("\(later.code): means two things on \(later.from)")
        }
        for division in history.divisions {
            if let parent = division.parent, history.division(parent, on: division.from) == nil {
                faults.append("\(division.code): there is no \(parent) on \(division.from)")
            }
            let next = division.until?.adding(days: 1)
            for code in division.becomes where next.flatMap({ history.division(code, on: $0) }) == nil {
                faults.append("\(division.code): there is no \(code) when it ends")
            }
        }
        return faults
    }
}

/// Shape of the file.
private struct Document: Decodable {
    let divisions: [Entry]

    init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["title", "divisions"])
        divisions = try object.list("divisions")
    }

    struct Entry: Decodable {
        let code: String
        let name: String
        let parent: String?
        let from: String
        let until: String?
        let becomes: [String]

        init(from decoder: any Decoder) throws {
            let object = try LenientObject(decoder, known: ["code", "name", "parent", "from", "until", "becomes"])
            code = try object.text("code")
            name = try object.text("name")
            parent = try object.optionalText("parent")
            from = try object.text("from")
            until = try object.optionalText("until")
            becomes = try object.names("becomes")
        }

        /// The division; nil and a fault when it is none.
        func built(_ faults: inout [String]) -> Division? {
            // Texts that are no dates are faults like the others.
            let first = try? CalendarDate(reading: from)
            let last = until.flatMap { try? CalendarDate(reading: $0) }
            guard ([code] + [parent].compactMap(\.self) + becomes).allSatisfy(Self.isCode),
                !CatalogueCheck.isBlank(name), let first, (until == nil) == (last == nil),
                last.map({ first <= $0 }) ?? true, parent != code, becomes.isEmpty || last != nil
            else {
                faults.append("\"\(code)\" \"\(name)\": codes have six digits, days are written as 2026-01-01")
                return nil
            }
            return Division(code: code, name: name, parent: parent, from: first, until: last, becomes: becomes)
        }

        private static func isCode(_ text: String) -> Bool {
            text.utf8.count == 6 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
}
