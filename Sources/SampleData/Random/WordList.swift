/// Words from which names and texts are made, as UTF-8 in one piece.
struct WordList: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]

    /// Takes the words apart at blanks and line ends; an underscore stands for a blank inside a word.
    init(_ text: String) {
        self.init(text.split { $0 == " " || $0 == "\n" }.map { String($0.map { $0 == "_" ? " " : $0 }) })
    }

    /// A list of whole sentences.
    init(_ words: [String]) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for word in words {
            bytes.append(word)
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
    }

    /// Number of words.
    var count: Int { ends.count }

    /// The word at the place; places at and behind `count` begin again. Empty when the list is.
    subscript(place: Int) -> ArraySlice<UInt8> {
        guard !ends.isEmpty else { return [] }
        let place = place % ends.count
        return bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }

    /// Any word.
    func any(_ random: inout SeededGenerator) -> ArraySlice<UInt8> {
        self[random.below(max(count, 1))]
    }
}
