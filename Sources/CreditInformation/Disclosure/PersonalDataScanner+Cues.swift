extension PersonalDataScanner {
    /// Looks whether a cue ends at `index`; remembers one for numbers, takes the names behind one for names.
    ///
    /// - Returns: The index to go on from when names were taken.
    mutating func takeCue(endingAt index: Int) -> Int? {
        switch scalars[index] {
        case "号" where ["账", "帐", "賬", "帳", "卡"].contains(scalar(index - 1)),
            "户" where ["账", "帐"].contains(scalar(index - 1)),
            "卡" where follows("银行", before: index):
            numberCue = NumberCue(kind: .account, end: index + 1)
        case "证" where follows("身份", before: index):
            numberCue = NumberCue(kind: .residentIdentityNumber, end: index + 1)
        case "话" where scalar(index - 1) == "电", "机" where scalar(index - 1) == "手",
            "式" where follows("联系方", before: index):
            numberCue = NumberCue(kind: .telephone, end: index + 1)
        case "人"
        where follows("代表", before: index) || follows("负责", before: index) || follows("当事", before: index)
            || follows("投资", before: index),
            "者" where follows("经营", before: index),
            "名" where scalar(index - 1) == "姓",
            "东" where scalar(index - 1) == "股":
            return takeNames(behind: index + 1)
        default: break
        }
        return nil
    }

    private func follows(_ word: String, before index: Int) -> Bool {
        var position = index - word.unicodeScalars.count
        guard position >= 0 else { return false }
        for scalar in word.unicodeScalars {
            guard scalars[position] == scalar else { return false }
            position += 1
        }
        return true
    }

    /// Takes the names at `start`, several of them when they are listed with `、`.
    private mutating func takeNames(behind start: Int) -> Int? {
        var position = start
        var isExplicit = false
        // At most "）：" and a few blanks stand between cue and name.
        while position < min(start + 6, scalars.count), isBetween(scalars[position]) {
            isExplicit = true
            position += 1
        }
        var next: Int?
        while let end = nameEnd(from: position, isExplicit: isExplicit) {
            finds.append(Find(range: position..<end, kind: .personName))
            next = end
            guard scalar(end) == "、" else { break }
            position = end + 1
            isExplicit = true
        }
        return next
    }

    private func isBetween(_ scalar: Unicode.Scalar) -> Bool {
        Blank.contains(scalar) || [":", "(", ")", "为", "是", "系", "即", "“", "\"", "【", "】", "[", "]"].contains(scalar)
    }

    /// Where the name at `start` ends, or `nil` when there is none.
    private func nameEnd(from start: Int, isExplicit: Bool) -> Int? {
        var end = ideographsEnd(from: start, limit: 12)
        if Mask.isDot(scalar(end)), end - start >= 2 {
            let dot = end
            while end < min(dot + 16, scalars.count), Self.isIdeograph(scalars[end]) || Mask.isDot(scalars[end]) {
                end += 1
            }
            return end - dot > 1 ? end : nil
        }
        guard Surnames.begins(scalars[start..<end], isExplicit: isExplicit) else { return nil }
        // Long enough to see the end of a company's name.
        end = ideographsEnd(from: end, limit: 28)
        let text = scalars[start..<end]
        // 某 is already a mask.
        guard text.count >= 2, text[start + 1] != "某", !NameBoundaries.isOtherWord(text) else { return nil }
        let surname = Surnames.length(in: text)
        var length = 1
        while length < text.count, length <= surname || !NameBoundaries.isBoundary(in: text, at: start + length) {
            length += 1
        }
        if length > 4, NameBoundaries.namesOrganisation(text.prefix(length)) { return nil }
        // Two given characters at most, where the text does not say better.
        let isWhole = length == text.count && length <= 4 && isExplicit
        return start + (isWhole ? length : min(length, surname + 2))
    }

    private func ideographsEnd(from start: Int, limit: Int) -> Int {
        var end = start
        while end < min(start + limit, scalars.count), Self.isIdeograph(scalars[end]) { end += 1 }
        return end
    }
}
