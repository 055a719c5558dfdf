/// A strict parser of the text format of Prometheus 0.0.4, as far as counters, gauges and histograms need it.
///
/// Written from the format's description, independent of the writer under test: whatever is not clearly allowed fails.
struct PrometheusText {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Sample: Equatable {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    private(set) var samples: [Sample] = []
    private(set) var types: [String: String] = [:]
    private(set) var helps: [String: String] = [:]

    init(_ text: String) throws(Failure) {
        guard text.hasSuffix("\n") else { throw Failure(description: "the last line has no line feed") }
        var family = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# HELP ") {
                family = try help(line.dropFirst(7))
            } else if line.hasPrefix("# TYPE ") {
                try type(line.dropFirst(7), of: family)
            } else {
                let sample = try Self.sample(line)
                try check(sample, in: family)
                samples.append(sample)
            }
        }
        try checkHistograms()
    }

    /// Value of the one sample with these labels.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }

    private mutating func help(_ rest: Substring) throws(Failure) -> String {
        guard let space = rest.firstIndex(of: " ") else { throw Failure(description: "HELP without text") }
        let name = String(rest[..<space])
        guard Self.isName(name), helps[name] == nil else { throw Failure(description: "HELP of \(name)") }
        helps[name] = try Self.unescape(rest[rest.index(after: space)...], quotes: false)
        return name
    }

    private mutating func type(_ rest: Substring, of family: String) throws(Failure) {
        let words = rest.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, words[0] == family, types[family] == nil,
            ["counter", "gauge", "histogram"].contains(words[1])
        else { throw Failure(description: "TYPE \(rest)") }
        types[family] = String(words[1])
    }

    private func check(_ sample: Sample, in family: String) throws(Failure) {
        let allowed =
            types[family] == "histogram" ? ["_bucket", "_sum", "_count"].map { family + $0 } : [family]
        guard types[family] != nil, allowed.contains(sample.name) else {
            throw Failure(description: "\(sample.name) outside its family")
        }
        guard !samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
            throw Failure(description: "\(sample.name) twice")
        }
        guard types[family] != "counter" || sample.value >= 0 else { throw Failure(description: "negative counter") }
    }

    private func checkHistograms() throws(Failure) {
        for (name, type) in types where type == "histogram" {
            for count in samples where count.name == name + "_count" {
                let buckets = samples.filter { sample in
                    guard sample.name == name + "_bucket", sample.labels["le"] != nil else { return false }
                    var labels = sample.labels
                    labels["le"] = nil
                    return labels == count.labels
                }
                let bounds = buckets.map { $0.labels["le"].flatMap { $0 == "+Inf" ? .infinity : Double($0) } ?? .nan }
                guard bounds.last == .infinity, zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }),
                    zip(buckets, buckets.dropFirst()).allSatisfy({ $0.value <= $1.value }),
                    buckets.last?.value == count.value, value(name + "_sum", count.labels) != nil
                else { throw Failure(description: "histogram \(name) does not add up") }
            }
        }
    }

    private static func sample(_ line: Substring) throws(Failure) -> Sample {
        let end = line.firstIndex { $0 == "{" || $0 == " " } ?? line.endIndex
        let name = String(line[..<end])
        guard isName(name) else { throw Failure(description: "name in \(line)") }
        var rest = line[end...]
        var labels: [String: String] = [:]
        if rest.hasPrefix("{") {
            rest = rest.dropFirst()
            repeat {
                guard let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\"") else {
                    throw Failure(description: "label in \(line)")
                }
                let label = String(rest[..<equals])
                guard isName(label), !label.contains(":"), labels[label] == nil else {
                    throw Failure(description: "label in \(line)")
                }
                rest = rest[equals...].dropFirst(2)
                guard let quote = closingQuote(rest) else { throw Failure(description: "quote in \(line)") }
                labels[label] = try unescape(rest[..<quote], quotes: true)
                rest = rest[rest.index(after: quote)...]
                guard rest.hasPrefix(",") || rest.hasPrefix("}") else { throw Failure(description: "\(line)") }
            } while rest.popFirst() == ","
        }
        guard rest.hasPrefix(" "), let value = Double(rest.dropFirst()), value.isFinite else {
            throw Failure(description: "value in \(line)")
        }
        return Sample(name: name, labels: labels, value: value)
    }

    private static func closingQuote(_ text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex, text[index] != "\"" {
            if text[index] == "\\" { index = text.index(after: index) }
            guard index < text.endIndex else { return nil }
            index = text.index(after: index)
        }
        return index < text.endIndex ? index : nil
    }

    private static func unescape(_ text: Substring, quotes: Bool) throws(Failure) -> String {
        var result = ""
        var characters = text.makeIterator()
        while let character = characters.next() {
            guard character == "\\" else {
                result.append(character)
                continue
            }
            switch characters.next() {
            case "\\": result += "\\"
            case "n": result += "\n"
            case "\"" where quotes: result += "\""
            default: throw Failure(description: "escape in \(text)")
            }
        }
        return result
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isASCII, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    }
}
