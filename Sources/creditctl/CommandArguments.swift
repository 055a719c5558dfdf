/// The words behind a command, sorted into flags, options and the rest.
struct CommandArguments {
    private(set) var words: [String] = []
    private var flags: Set<String> = []
    private var options: [String: String] = [:]

    /// - Throws: `CommandFailure` naming the word that is wrong.
    init(_ given: [String], flags known: [String], options valued: [String]) throws(CommandFailure) {
        var rest = given[...]
        while let word = rest.popFirst() {
            if known.contains(word) {
                flags.insert(word)
            } else if valued.contains(word) {
                guard let value = rest.popFirst() else { throw CommandFailure(.usage, "\(word) wants a value") }
                guard options.updateValue(value, forKey: word) == nil else {
                    throw CommandFailure(.usage, "\(word) is given twice")
                }
            } else if word.hasPrefix("--") {
                throw CommandFailure(.usage, "no option \(word); see creditctl help")
            } else {
                words.append(word)
            }
        }
    }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    subscript(option: String) -> String? { options[option] }

    func required(_ option: String) throws(CommandFailure) -> String {
        guard let value = options[option] else { throw CommandFailure(.usage, "\(option) is missing") }
        return value
    }

    func integer(_ option: String, in range: ClosedRange<Int>, default standard: Int) throws(CommandFailure) -> Int {
        guard let text = options[option] else { return standard }
        guard let value = Int(text), range.contains(value) else {
            throw CommandFailure(.usage, "\(option) wants a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
