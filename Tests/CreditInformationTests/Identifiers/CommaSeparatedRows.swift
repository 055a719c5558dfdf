/// Rows of a comma-separated file with quoted fields, for tests only.
func commaSeparatedRows(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var isAfterQuote = false
    func endField() {
        rows[rows.count - 1].append(field)
        field = ""
    }
    for scalar in text.unicodeScalars {
        if isQuoted, scalar != "\"" {
            field.unicodeScalars.append(scalar)
        } else if scalar == "\"" {
            if isAfterQuote { field += "\"" }
            isAfterQuote = isQuoted
            isQuoted.toggle()
            continue
        } else if scalar == "," {
            endField()
        } else if scalar == "\n" {
            endField()
            rows.append([])
        } else {
            field.unicodeScalars.append(scalar)
        }
        isAfterQuote = false
    }
    let header = rows.first ?? []
    return rows.dropFirst().filter { $0.count == header.count }.map { row in
        Dictionary(zip(header, row)) { first, _ in first }
    }
}
