/// What the log's words are called in sentences for citizens.
enum LogWords {
    private static let operations = [
        "subject": "信用主体查询", "search": "信用信息检索", "receipt": "查询凭证核验", "read_log": "查询日志查阅",
        "verify_log": "查询日志核验", "detach_month": "查询日志归档", "attach_month": "查询日志恢复",
    ]
    private static let outcomes = ["answered": "已答复", "empty": "未查到可公开的信息", "refused": "未予答复"]

    /// An operation in words; one without words as it is.
    static func operation(_ word: String) -> String { operations[word] ?? "查询（\(word)）" }

    /// An outcome in words; one without words as it is.
    static func outcome(_ word: String) -> String { outcomes[word] ?? word }

    /// A time as the log writes it, in words: to the second.
    static func time(_ text: String) -> String {
        let digits = text.split { !$0.isNumber }.prefix(6)
        guard digits.count == 6 else { return text }
        let words = zip(digits, ["年", "月", "日", "时", "分", "秒"]).map { $0 + $1 }.joined()
        return "北京时间\(words)"
    }
}
