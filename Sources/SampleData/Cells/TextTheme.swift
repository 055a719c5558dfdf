/// What a free text is about, told by the names of its field and item.
enum TextTheme: Sendable {
    /// Facts of an offence; now and then with personal data that must be masked (BX-10).
    case facts
    /// What a penalty consists of, with its amount.
    case penalty
    case permit
    case courtDuty
    case listing
    case promise
    case inspection
    case pledge
    case sentence
    case remark
    /// Anything else; the words are the field's name.
    case other(String)

    /// The theme of a field.
    init(fieldName: String) {
        let rules: [(word: String, theme: TextTheme)] = [
            ("备注", .remark), ("许可内容", .permit), ("处罚内容", .penalty), ("处罚结果", .penalty), ("义务", .courtDuty),
            ("列入", .listing), ("移出", .listing), ("承诺内容", .promise), ("检查", .inspection), ("不合格", .inspection),
            ("抵押", .pledge), ("出质", .pledge), ("罪名", .sentence), ("事实", .facts), ("事由", .facts), ("案件", .facts),
            ("违纪", .facts), ("概况", .facts), ("情形", .facts),
        ]
        self = rules.first { fieldName.contains($0.word) }?.theme ?? .other(fieldName)
    }
}
