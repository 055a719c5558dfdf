/// Writer of the text format of Prometheus, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    /// Writes the two comment lines of a family.
    mutating func begin(_ family: MetricDeclarations.Family) {
        let help = Self.escaped(family.help.description, quotes: false)
        text += "# HELP \(family.name.description) \(help)\n"
        text += "# TYPE \(family.name.description) \(family.kind.word.description)\n"
    }

    /// Writes one sample.
    mutating func sample(_ name: StaticString, _ labels: [MetricLabel], _ value: Int) {
        text += "\(name.description)\(Self.braces(Self.pairs(labels))) \(value)\n"
    }

    /// Writes buckets, sum and count; the count is the sum of the buckets, so that the three always agree.
    mutating func histogram(
        _ name: StaticString, _ labels: [MetricLabel], _ bounds: [Int], _ unit: MetricUnit, counts: [Int], sum: Int
    ) {
        var cumulated = 0
        for (index, count) in counts.enumerated() {
            cumulated += count
            let bound = index < bounds.count ? Self.shown(bounds[index], unit) : "+Inf"
            let pairs = Self.pairs(labels) + ["le=\"\(bound)\""]
            text += "\(name.description)_bucket\(Self.braces(pairs)) \(cumulated)\n"
        }
        let braces = Self.braces(Self.pairs(labels))
        text += "\(name.description)_sum\(braces) \(Self.shown(sum, unit))\n"
        text += "\(name.description)_count\(braces) \(cumulated)\n"
    }

    /// A number in its unit; whole numbers are shifted as text, so that nothing is rounded.
    static func shown(_ value: Int, _ unit: MetricUnit) -> String {
        switch unit {
        case .one: return String(value)
        case .microsecondsShownAsSeconds:
            let fraction = String(value % 1_000_000)
            return "\(value / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
        }
    }

    private static func pairs(_ labels: [MetricLabel]) -> [String] {
        labels.map { "\($0.name.description)=\"\(escaped($0.value.description, quotes: true))\"" }
    }

    private static func braces(_ pairs: [String]) -> String {
        pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
