/// Where a name in running text stops: Chinese has no blanks between words.
enum NameBoundaries {
    /// Function words; they end a name only when something follows them, since given names use them too.
    private static let words = Set("于在系因的是为未将向对与和及等称已被把并其以至从由自均也就又不没有到".unicodeScalars)

    /// Words of two characters that follow names in decisions and forms.
    private static let pairs: Set<String> = [
        "身份", "性别", "联系", "电话", "手机", "住址", "地址", "住所", "出生", "证件", "户籍", "现住", "年龄", "销售", "擅自", "违反", "违法",
        "经营", "生产", "使用", "提供", "进行", "存在", "涉嫌", "从事", "作为", "担任", "同意", "签字", "签名", "变更", "实施", "驾驶", "个人",
        "先生", "女士", "持有", "出资", "认缴", "罚款", "警告", "处以", "没收", "主动", "配合", "陈述", "申辩", "拒绝", "承认", "所有",
    ]

    /// Words that begin like a name behind a cue and are none.
    private static let others: Set<String> = [
        "许可", "程序", "何时", "何种", "任何", "任职", "方面", "成立", "包括", "金额", "万元", "余额", "余款", "全部", "全体", "应当", "和其",
        "高于", "时任", "管理", "权利", "明知", "相关", "经查", "从事", "向本", "于本", "关于", "易制", "石油", "田间", "夏季", "严重", "常年",
        "江西", "江苏", "金华", "温州", "安徽", "宁波", "武汉", "黄山", "成都", "白云", "连云", "符合", "单位", "文化", "水果", "路过",
        "周边", "周围", "周期", "周转", "孔雀", "龙头", "万分", "毛利", "兰州", "史实", "钱款", "石材", "金融", "金属", "易燃", "易爆",
        "陈述", "陈列", "陈旧", "程度", "张贴", "黄金", "黄色", "吴兴", "吴江", "徐州", "徐汇", "胡同", "胡乱", "林业", "林地", "林木",
        "林区", "何处", "何地", "罗列", "郑州", "郑重", "谢绝", "韩国", "唐山", "董事", "萧山", "沈阳", "苏州", "杜绝", "钟表", "范围",
        "秦皇", "钱塘", "兰溪", "柳州", "岳阳", "涂改", "欧洲", "宁夏", "宁海", "屠宰", "许诺", "陆续", "余杭", "顾客", "陶瓷", "乔装",
        "高度", "高价", "安装", "安全", "安排", "曾经", "曾因", "曾于", "任意", "连续", "单独", "明确", "明显", "项目", "严格", "时间",
    ]

    /// Parts of names of organisations.
    private static let organisations: [[Unicode.Scalar]] = [
        "公司", "集团", "中心", "合作社", "事务所", "委员会", "协会", "银行", "学校", "医院", "超市", "商行", "经营部", "厂", "店", "馆",
    ].map { Array($0.unicodeScalars) }

    /// Whether the name before `index` cannot go on with the scalar there.
    static func isBoundary(in text: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
        guard index + 1 < text.endIndex else { return false }
        return words.contains(text[index]) || pairs.contains(String(String.UnicodeScalarView(text[index...index + 1])))
    }

    /// Whether `text` begins with another word than a name.
    static func isOtherWord(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        others.contains(String(String.UnicodeScalarView(text.prefix(2))))
    }

    /// Whether `text` holds a part that only names of organisations have.
    static func namesOrganisation(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        organisations.contains { part in
            text.indices.contains { text[$0...].starts(with: part) }
        }
    }
}
