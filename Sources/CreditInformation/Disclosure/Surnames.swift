/// Family names, as far as masking needs them.
enum Surnames {
    /// Family names of two characters.
    private static let compound: Set<String> = [
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台",
        "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘",
        "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
        "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘", "东门", "西门", "第五", "歐陽", "諸葛", "東方", "司馬",
    ]

    /// First characters of these: most names are told from them without making a string.
    private static let compoundBeginnings = Set(compound.compactMap(\.unicodeScalars.first))

    /// Common family names that hardly begin another word behind a cue.
    private static let plain = Set(
        ("王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓傅沈吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜范姚谭廖邹熊郝孔崔邱秦侯"
            + "邵孟段钱汤尹黎贺赖龚樊兰殷洪翟庄葛柳俞聂庞岳梅涂耿焦詹裴冉欧饶邬蓝宁辛童蔚屠褚许陆余夏田石金顾严毛龙史陶万武乔雷易"
            + "張劉陳楊趙黃吳孫羅鄭謝韓馮許鄧蕭葉蘇盧呂蔣賈閻鍾譚鄒陸錢湯龐莊藍")
            .unicodeScalars)

    /// Family names that are words too; taken only behind a colon, a blank or the like.
    private static let ambiguous = Set(
        "于应时和从向经成安方常曾任连单多符相明高白全权关包支管康车路水花江文温莫章季左申齐凌祝毕舒尚倪戚肖颜贝项班边米伍柴宫卓"
            .unicodeScalars)

    /// Length of the family name at the beginning of `name`: 2 for a compound one, 1 otherwise.
    static func length(in name: ArraySlice<Unicode.Scalar>) -> Int {
        guard name.count >= 3, let first = name.first, compoundBeginnings.contains(first) else { return 1 }
        return compound.contains(String(String.UnicodeScalarView(name.prefix(2)))) ? 2 : 1
    }

    /// Whether `text` can begin with a family name.
    ///
    /// - Parameter isExplicit: Whether something between cue and name says that a name follows.
    static func begins(_ text: ArraySlice<Unicode.Scalar>, isExplicit: Bool) -> Bool {
        guard let first = text.first else { return false }
        return plain.contains(first) || isExplicit && ambiguous.contains(first) || length(in: text) == 2
    }
}
