/// The list of all metrics of a program, made once at start.
///
/// Wrong names, a name used for two kinds and two equal series are programmers' mistakes and stop the program.
public struct MetricDeclarations: Sendable {
    struct Series: Sendable {
        let labels: [MetricLabel]
        let slot: Int
    }

    struct Family: Sendable {
        let name: StaticString
        let help: StaticString
        let kind: MetricKind
        var series: [Series] = []
    }

    private(set) var families: [Family] = []
    private var usedSlots = 0

    /// An empty list.
    public init() {}

    /// Declares one series of a counter; by convention the name ends in `_total`.
    public mutating func counter(
        _ name: StaticString, _ help: StaticString, labels: [MetricLabel] = []
    ) -> Counter {
        precondition(name.description.hasSuffix("_total"), "a counter's name ends in _total")
        return Counter(slot: declare(name, help, .counter, labels))
    }

    /// Declares one series of a gauge.
    public mutating func gauge(
        _ name: StaticString, _ help: StaticString, merge: GaugeMerge, labels: [MetricLabel] = []
    ) -> Gauge {
        Gauge(slot: declare(name, help, .gauge(merge), labels))
    }

    /// Declares one series of a histogram.
    ///
    /// - Parameter bounds: Upper bounds, inclusive, rising, at least one, in the unit.
    public mutating func histogram(
        _ name: StaticString, _ help: StaticString, bounds: [Int], unit: MetricUnit, labels: [MetricLabel] = []
    ) -> Histogram {
        precondition(!bounds.isEmpty && zip(bounds, bounds.dropFirst()).allSatisfy(<), "bounds must rise")
        return Histogram(slot: declare(name, help, .histogram(bounds: bounds, unit: unit), labels), bounds: bounds)
    }

    private mutating func declare(
        _ name: StaticString, _ help: StaticString, _ kind: MetricKind, _ labels: [MetricLabel]
    ) -> Int {
        precondition(Self.isName(name.description), "not a metric name")
        precondition(
            labels.allSatisfy { Self.isName($0.name.description) && $0.name.description != "le" }, "not a label name")
        let slot = usedSlots
        usedSlots += kind.slots
        precondition(usedSlots <= MetricSlots.count, "more metrics than a shard has slots")
        let series = Series(labels: labels, slot: slot)
        if let index = families.firstIndex(where: { $0.name.description == name.description }) {
            precondition(families[index].kind == kind, "one name, two kinds")
            let text = Self.text(of: labels)
            precondition(!families[index].series.contains { Self.text(of: $0.labels) == text }, "two equal series")
            families[index].series.append(series)
        } else {
            families.append(Family(name: name, help: help, kind: kind, series: [series]))
        }
        return slot
    }

    private static func text(of labels: [MetricLabel]) -> String {
        labels.map { "\($0.name.description)=\($0.value.description)" }.sorted().joined(separator: "\n")
    }

    private static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first < UInt8(ascii: "0") || first > UInt8(ascii: "9") else { return false }
        return bytes.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
    }
}
