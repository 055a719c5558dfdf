import CreditStore
import HTTPTypes

/// Reads bodies of queries and verifications: subjects and cause.
///
/// Shared between threads.
/// - Rule: HZ-M5, QZ-4.
struct GovernmentQueryReader: Sendable {
    /// Reads whom they ask for.
    let subjects: GovernmentSubjectReader

    /// Most item codes of a request; a catalogue has some forty.
    static let maximumItems = 200
    /// Characters of the number of a case.
    static let maximumCaseNumber = 64
    /// Characters of a word of the policy.
    private static let maximumWord = 64

    /// What a body of `/v1/queries` asks for.
    enum Wanted {
        case one(GovernmentSubject, GovernmentCause)
        case list([GovernmentSubject], GovernmentCause)
    }

    /// Reads the body of a query.
    ///
    /// - Throws: `malformedBody`, `malformedSubject`, `tooManySubjects`.
    func query(_ bytes: [UInt8]) throws(Problem) -> Wanted {
        var body = try BodyReader(bytes)
        let subject = body.element("subject")
        let list = body.element("subjects")
        let cause = try Self.cause(&body)
        try body.finish()
        switch (subject, list) {
        case (let subject?, nil): return .one(try subjects.read(subject), cause)
        case (nil, let list?):
            return .list(
                try read(
                    list, maximum: GovernmentBatch.maximumSubjects, advice: "请分次提交，或改用核查任务（/v1/verifications）。"),
                cause)
        default: throw Problem(.malformedBody, detail: "“subject”与“subjects”须填写其中一项。")
        }
    }

    /// Reads the body of a verification.
    ///
    /// - Parameter maximum: Most subjects.
    /// - Throws: `malformedBody`, `malformedSubject`, `tooManySubjects`.
    func verification(_ bytes: [UInt8], maximum: Int) throws(Problem) -> ([GovernmentSubject], GovernmentCause) {
        var body = try BodyReader(bytes)
        let list = body.element("subjects")
        let cause = try Self.cause(&body)
        try body.finish()
        guard let list else { throw Problem(.malformedBody, detail: "缺少“subjects”。") }
        return (try read(list, maximum: maximum, advice: "请分次提交。"), cause)
    }

    private func read(_ list: JSONElement, maximum: Int, advice: String) throws(Problem) -> [GovernmentSubject] {
        guard case .array(let elements) = list, !elements.isEmpty else {
            throw Problem(.malformedBody, detail: "“subjects”须为至少一项的列表。")
        }
        guard elements.count <= maximum else {
            throw Problem(.tooManySubjects, detail: "一次最多\(maximum)个查询对象；\(advice)")
        }
        var read: [GovernmentSubject] = []
        read.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do throws(Problem) { read.append(try subjects.read(element)) } catch {
                // Nobody is asked for while one of the list is in doubt.
                throw Problem(error.kind, detail: "第\(index + 1)个查询对象：\(error.detail)")
            }
        }
        return read
    }

    private static func cause(_ body: inout BodyReader) throws(Problem) -> GovernmentCause {
        let purpose = try body.text("purpose", maximum: maximumWord)
        let matter = try body.optionalText("matter", maximum: maximumWord) ?? ""
        for word in [purpose, matter] where !isWord(word) {
            throw Problem(
                .malformedBody, detail: "“purpose”、“matter”须为接口说明所列的代码（小写字母、数字和下划线）。")
        }
        let caseNumber = try body.optionalText("case_number", maximum: maximumCaseNumber) ?? ""
        let items = try body.optionalTexts(
            "items", maximum: maximumItems, maximumCharacters: CodeRule.maximumCharacters)
        guard items?.allSatisfy(CodeRule.isCode) ?? true else {
            throw Problem(.malformedBody, detail: "“items”的各项须为信用信息目录中的事项代码。")
        }
        return GovernmentCause(
            purpose: purpose, matter: matter, caseNumber: caseNumber,
            // Codes need no escaping.
            items: items.map { "[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" })
    }

    private static func isWord(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "_")
        }
    }
}
