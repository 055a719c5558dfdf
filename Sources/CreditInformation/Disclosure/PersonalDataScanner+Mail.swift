extension PersonalDataScanner {
    /// Takes the mail address around the `@` at `sign`, if there is one.
    ///
    /// - Returns: The index to go on from.
    mutating func takeMail(at sign: Int) -> Int {
        var start = sign
        while start > 0, sign - start < 64, isLocal(scalars[start - 1]) { start -= 1 }
        var end = sign + 1
        var hasDot = false
        while end < scalars.count, end - sign <= 255, isDomain(scalars[end]) {
            hasDot = hasDot || scalars[end] == "." && end > sign + 1
            end += 1
        }
        while end > sign + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
        guard start < sign, hasDot, end > sign + 2 else { return sign + 1 }
        // A number in front of the `@` was taken for itself: it is part of the address.
        while let last = finds.last, last.range.upperBound > start {
            finds.removeLast()
            start = min(start, last.range.lowerBound)
        }
        finds.append(Find(range: start..<end, kind: .electronicMail))
        return end
    }

    private func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        Self.isLetterOrDigit(scalar) || [".", "_", "%", "+", "-"].contains(scalar)
    }

    private func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        Self.isLetterOrDigit(scalar) || scalar == "." || scalar == "-"
    }
}
