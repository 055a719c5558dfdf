/// Members of one JSON object whose values are scalars, in the order of the text.
struct JSONObject: Equatable {
    /// One key and its value as the text of a cell.
    struct Member: Equatable {
        let key: String
        let value: String
    }

    var members: [Member] = []
}
