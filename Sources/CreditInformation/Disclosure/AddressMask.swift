/// Masks addresses: province, prefecture and county stay, whatever is finer goes.
enum AddressMask {
    private enum Level {
        case none
        case province
        case prefecture
        case county
    }

    /// Signs that something finer than a county has begun.
    private static let finer = Set("路街道巷弄号村镇乡组幢栋楼室座层单元屯庄".unicodeScalars)
    private static let suffixes = Set("市区县旗".unicodeScalars)
    /// Characters before 区 that make it a neighbourhood, not a district.
    private static let beforeNeighbourhood = Set("社小园厂校院景库矿住".unicodeScalars)
    /// Characters behind 市 that make it another word.
    private static let afterCity = Set("场民政府委".unicodeScalars)

    /// The address down to the county and stars for the rest; stars alone when no division is found.
    ///
    /// - Rule: JJ-2.
    static func masked(_ value: String) -> String {
        let scalars = value.unicodeScalars.filter { !Blank.contains($0) }.map(\.halfWidth)
        guard !scalars.isEmpty else { return "" }
        var end = 0
        var level = Level.none
        while level != .county, let (next, found) = division(in: scalars, from: end, after: level) {
            end = next
            level = found
        }
        guard end > 0 else { return Mask.hidden }
        return String(String.UnicodeScalarView(scalars.prefix(end))) + (end < scalars.count ? Mask.hidden : "")
    }

    /// The next division behind `start`: where it ends, and its level.
    private static func division(
        in scalars: [Unicode.Scalar], from start: Int, after level: Level
    ) -> (end: Int, level: Level)? {
        // The longest names of divisions have eleven characters (双江拉祜族佤族布朗族傣族自治县 has more: then
        // the prefecture is what stays).
        for index in start..<min(start + 12, scalars.count) {
            let scalar = scalars[index]
            let after = index + 1 < scalars.count ? scalars[index + 1] : " "
            // 镇江市 begins with such a sign and 石家庄市 ends with one; anywhere else it is what it looks like.
            if scalar.value < 0x80 || finer.contains(scalar) && index > start && !suffixes.contains(after) {
                return nil
            }
            guard index > start else { continue }
            let before = scalars[index - 1]
            switch scalar {
            case "省": return level == .none ? (index + 1, .province) : nil
            case "区" where before == "治" || before == "政":
                return level == .none ? (index + 1, .province) : nil
            case "区" where before == "地": return level == .prefecture ? nil : (index + 1, .prefecture)
            case "区" where !beforeNeighbourhood.contains(before): return (index + 1, .county)
            case "区": return nil
            case "县", "旗": return (index + 1, .county)
            case "州" where before == "治": return level == .prefecture ? nil : (index + 1, .prefecture)
            case "盟" where level == .province: return (index + 1, .prefecture)
            case "市" where !afterCity.contains(after):
                return (index + 1, level == .prefecture ? .county : .prefecture)
            default: break
            }
        }
        return nil
    }
}
