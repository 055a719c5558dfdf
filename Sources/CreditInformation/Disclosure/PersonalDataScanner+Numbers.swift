extension PersonalDataScanner {
    /// A run of digits; a number is one group, or several with one blank or hyphen between.
    typealias DigitGroup = Range<Int>

    /// Longest number that is looked for, in digits.
    private static let longest = 19
    /// How far behind its cue a number may begin, in scalars.
    private static let cueReach = 8

    /// Takes what can be found in the groups of digits that begin at `start`.
    ///
    /// Every step looks at no more than `longest` digits from one group's beginning, so the whole is linear.
    /// - Returns: The index to go on from.
    mutating func takeNumbers(from start: Int) -> Int {
        var groups: [DigitGroup] = []
        var end = start
        while true {
            let begin = end
            while end < scalars.count, scalars[end].digit != nil { end += 1 }
            groups.append(begin..<end)
            guard isSeparator(scalar(end)), scalar(end + 1).digit != nil else { break }
            end += 1
        }
        let cue = numberCue.flatMap { start - $0.end <= Self.cueReach ? $0.kind : nil }
        numberCue = nil
        if let cue, let find = cuedNumber(cue, groups) {
            finds.append(find)
            return find.range.upperBound
        }
        var index = 0
        while index < groups.count {
            if let (find, used) = number(in: groups, at: index) {
                finds.append(find)
                index += used
                // A final X of an identity number lies behind the digits.
                end = max(end, find.range.upperBound)
            } else {
                takeIdentityNumbers(inside: groups[index])
                index += 1
            }
        }
        return end
    }

    private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || Blank.contains(scalar) && scalar != "\n" || (0x2010...0x2015).contains(scalar.value)
    }

    /// The number behind a cue: for accounts and identity cards all groups together, whatever their form.
    private func cuedNumber(_ cue: PersonalDataKind, _ groups: [DigitGroup]) -> Find? {
        guard let first = groups.first, let last = groups.last, !isUnifiedCode(around: first) else { return nil }
        let lengths = groups.prefix(12).map(\.count)
        let total = groups.reduce(0) { $0 + $1.count }
        // 账户于2018-06-15 is a date, not an account.
        if lengths == [4, 2, 2] || lengths == [4, 1, 2] || lengths == [4, 2, 1] || isAmount(last) { return nil }
        switch cue {
        case .account where total >= 8:
            return Find(range: first.lowerBound..<last.upperBound, kind: .account)
        case .residentIdentityNumber where total >= 14:
            let hasX = isX(scalar(last.upperBound)) && !Self.isLetterOrDigit(scalar(last.upperBound + 1))
            return Find(range: first.lowerBound..<(last.upperBound + (hasX ? 1 : 0)), kind: cue)
        case .telephone where (7...8).contains(total) && groups.count <= 2:
            return Find(range: first.lowerBound..<last.upperBound, kind: .telephone)
        default: return nil
        }
    }

    /// The number that begins with the group at `index`, and how many groups it takes.
    private func number(in groups: [DigitGroup], at index: Int) -> (find: Find, used: Int)? {
        var digits: [UInt8] = []
        var lengths: [Int] = []
        var last = index
        while last < groups.count, last - index < 8, digits.count + groups[last].count <= Self.longest {
            for scalar in scalars[groups[last]] { digits.append(UInt8(truncatingIfNeeded: scalar.value)) }
            lengths.append(groups[last].count)
            last += 1
            // No kind has fewer; most numbers in a text are years and counts.
            guard digits.count >= 7 else { continue }
            let range = groups[index].lowerBound..<groups[last - 1].upperBound
            if let end = identityNumberEnd(digits, range) {
                return (Find(range: range.lowerBound..<end, kind: .residentIdentityNumber), last - index)
            }
            if isUnifiedCode(around: groups[index]) { return nil }
            if isDocumentNumber(range) || isAmount(range) { continue }
            if let prefix = mobilePrefix(digits, lengths) {
                // The prefix stays: behind it the first three digits of the number itself are shown.
                let begin = lengths[0] == prefix ? groups[index + 1].lowerBound : range.lowerBound + prefix
                return (Find(range: begin..<range.upperBound, kind: .telephone), last - index)
            }
            if let begin = landlineBegin(digits, lengths, range) {
                return (Find(range: begin..<range.upperBound, kind: .telephone), last - index)
            }
            if isBankCard(digits, lengths) {
                return (Find(range: range, kind: .bankCard), last - index)
            }
        }
        return nil
    }

    // MARK: Identity numbers

    /// Where a valid resident identity number over `digits` ends: 18 digits, 17 and an X behind them, or 15.
    private func identityNumberEnd(_ digits: [UInt8], _ range: Range<Int>) -> Int? {
        switch digits.count {
        case 18: return isIdentityNumber(digits) ? range.upperBound : nil
        case 17:
            guard isX(scalar(range.upperBound)), isIdentityNumber(digits + [UInt8(ascii: "X")]) else { return nil }
            return range.upperBound + 1
        case 15:
            // Sequences of the years before 1910 are registration numbers of companies; their bearers are gone.
            return digits[6] != UInt8(ascii: "0") && isIdentityNumber(digits) ? range.upperBound : nil
        default: return nil
        }
    }

    /// Looks at every 18 digits inside a group too long to be a number itself: two numbers without a gap.
    private mutating func takeIdentityNumbers(inside group: DigitGroup) {
        guard group.count > Self.longest else { return }
        var index = group.lowerBound
        while index + 17 <= group.upperBound {
            let digits = scalars[index..<index + 17].map { UInt8(truncatingIfNeeded: $0.value) }
            let check = CheckCharacters.ofIdentityNumber(digits[...])
            let last = UInt8(truncatingIfNeeded: scalar(index + 17).value)
            let isCheck = last == check || check == UInt8(ascii: "X") && isX(scalar(index + 17))
            if isCheck, isIdentityNumber(digits + [check]) {
                finds.append(Find(range: index..<index + 18, kind: .residentIdentityNumber))
                index += 18
            } else {
                index += 1
            }
        }
    }

    private func isX(_ scalar: Unicode.Scalar) -> Bool { scalar == "X" || scalar == "x" }

    private func isIdentityNumber(_ bytes: [UInt8]) -> Bool {
        // The cheap question first: most numbers do not begin with a province.
        guard bytes[0] >= UInt8(ascii: "1"), bytes[0] <= UInt8(ascii: "8") else { return false }
        // Errors are only an answer here.
        return (try? ResidentIdentityNumber(String(decoding: bytes, as: UTF8.self))) != nil
    }

    // MARK: Telephones and cards

    /// Length of what stands before a mobile number: none, 0, 86 or 0086; `nil` when there is no such number.
    ///
    /// The number has 11 digits from 13 to 19, as one group or 3-4-4, 3-8, 7-4.
    private func mobilePrefix(_ digits: [UInt8], _ lengths: [Int]) -> Int? {
        let prefix: Int
        switch lengths {
        case [11], [3, 4, 4], [3, 8], [7, 4]: prefix = 0
        case [12]: prefix = 1
        case [13], [2, 11], [2, 3, 4, 4], [2, 3, 8]: prefix = 2
        case [15], [4, 11], [4, 3, 4, 4]: prefix = 4
        default: return nil
        }
        let before = String(decoding: digits.prefix(prefix), as: UTF8.self)
        let isMobile = digits[prefix] == UInt8(ascii: "1") && digits[prefix + 1] >= UInt8(ascii: "3")
        return isMobile && ["", "0", "86", "0086"].contains(before) ? prefix : nil
    }

    /// Where a landline number with its area code begins, a bracket before the code included.
    private func landlineBegin(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> Int? {
        guard digits.count <= 12, digits[0] == UInt8(ascii: "0"), digits.count >= 3, digits[1] != UInt8(ascii: "0")
        else {
            return bracketedLandlineBegin(digits, lengths, range)
        }
        // 010 and 02x have three digits, all others four; subscribers have seven or eight and begin with 2 to 9.
        let area = digits[1] == UInt8(ascii: "1") || digits[1] == UInt8(ascii: "2") ? 3 : 4
        let isDivided = lengths[0] == area && (2...3).contains(lengths.count)
        let isWhole = lengths.count == 1 && digits.count >= 11
        guard isDivided || isWhole, (7...8).contains(digits.count - area), digits[area] >= UInt8(ascii: "2") else {
            return nil
        }
        return range.lowerBound
    }

    /// `(0571)87654321`: the code is a run of its own, behind which the bracket closes.
    private func bracketedLandlineBegin(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> Int? {
        guard (7...8).contains(digits.count), lengths.count <= 2, scalar(range.lowerBound - 1) == ")" else {
            return nil
        }
        var begin = range.lowerBound - 2
        while begin >= 0, range.lowerBound - begin <= 5, scalar(begin).digit != nil { begin -= 1 }
        let code = range.lowerBound - 2 - begin
        return scalar(begin) == "(" && (3...4).contains(code) && scalar(begin + 1) == "0" ? begin : nil
    }

    /// 16 to 19 digits that fit Luhn's check, as one group, in fours, or six and the rest.
    private func isBankCard(_ digits: [UInt8], _ lengths: [Int]) -> Bool {
        guard (16...19).contains(digits.count), "34569".utf8.contains(digits[0]) else { return false }
        let isInFours = lengths.dropLast().allSatisfy { $0 == 4 } && (lengths.last ?? 0) <= 4
        guard lengths.count == 1 || isInFours || lengths.count == 2 && lengths[0] == 6 else { return false }
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = Int(digit) - 48
            sum += index % 2 == 0 ? value : value < 5 ? value * 2 : value * 2 - 9
        }
        return sum % 10 == 0
    }

    // MARK: What is none of these

    /// Whether the letters and digits around a group are a valid unified social credit code.
    private func isUnifiedCode(around group: DigitGroup) -> Bool {
        var begin = group.lowerBound
        while begin > 0, group.lowerBound - begin < 18, Self.isLetterOrDigit(scalars[begin - 1]) { begin -= 1 }
        var end = group.lowerBound
        while end < scalars.count, end - begin <= 18, Self.isLetterOrDigit(scalars[end]) { end += 1 }
        guard end - begin == 18 else { return false }
        let code = String(String.UnicodeScalarView(scalars[begin..<end]))
        return (try? UnifiedSocialCreditCode(code)) != nil
    }

    /// `〔2018〕第1973号`: behind a bracket, 第 or 字, and before 号.
    private func isDocumentNumber(_ range: Range<Int>) -> Bool {
        let before = scalar(range.lowerBound - 1)
        return scalar(range.upperBound) == "号" && ["〕", "]", "】", ")", "第", "字", "号"].contains(before)
    }

    /// Whether the number is money, a share or a decimal.
    private func isAmount(_ range: Range<Int>) -> Bool {
        let before = scalar(range.lowerBound - 1)
        let after = scalar(range.upperBound)
        if ["元", "万", "亿", "%", "吨", "米"].contains(after) || ["¥", "￥", "$"].contains(before) { return true }
        guard before == "." || after == "." else { return false }
        return before == "." && scalar(range.lowerBound - 2).digit != nil
            || after == "." && scalar(range.upperBound + 1).digit != nil
    }
}
