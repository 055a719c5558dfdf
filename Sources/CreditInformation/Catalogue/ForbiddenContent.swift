/// The one list of contents that the law keeps out of credit files, by meaning and by name.
///
/// Used for catalogues and for the headers of every import: what may never be collected is refused whatever it is
/// called. Words are looked for inside the name; harmless phrases that contain such a word are taken out first.
/// - Rule: JJ-8 (九江安全管理办法 第二十七条); 浙江省公共信用信息管理条例 第十四条.
public enum ForbiddenContent {
    /// What a header or name says it holds, or nil when nothing restricted.
    ///
    /// - Parameters:
    ///   - name: Header cell, field code or Chinese name, as written.
    ///   - aboutPersons: Whether the subjects are natural persons. Income, deposits, securities, commercial
    ///     insurance, real estate and tax amounts are restricted only for them.
    /// - Returns: The meaning; ``FieldMeaning/isNeverCollected`` tells the two groups apart.
    public static func meaning(of name: String, aboutPersons: Bool) -> FieldMeaning? {
        let key = HeaderName.key(of: name)
        let words = HeaderName.words(of: name)
        var found = chinese(in: Array(key.unicodeScalars), aboutPersons: aboutPersons)
        if !words.isEmpty {
            // Without separators, so that "Blood-Type", "bloodType" and "BLOODTYPE" are one word.
            let letters = Array(words.joined().utf8)
            for (position, entry) in lexicon.enumerated() where position < found ?? .max {
                guard entry.meaning.isNeverCollected || aboutPersons else { continue }
                let isNamed =
                    entry.whole.contains(key) || !entry.words.isDisjoint(with: words)
                    || entry.stems.contains { stem in contains(letters, Array(stem.utf8)) }
                if isNamed { found = position }
            }
        }
        return found.map { lexicon[$0].meaning }
    }

    /// Position in the lexicon of the first entry that has a part in the text, harmless phrases left out.
    private static func chinese(in text: [Unicode.Scalar], aboutPersons: Bool) -> Int? {
        var found: Int?
        var start = 0
        while start < text.count {
            let rest = text[start...]
            if let phrase = harmlessByFirst[text[start], default: []].first(where: rest.starts(with:)) {
                start += phrase.count
                continue
            }
            for part in partsByFirst[text[start], default: []] where part.entry < found ?? .max {
                let counts = lexicon[part.entry].meaning.isNeverCollected || aboutPersons
                if counts, rest.starts(with: part.text) { found = part.entry }
            }
            start += 1
        }
        return found
    }

    private static func contains(_ text: [UInt8], _ stem: [UInt8]) -> Bool {
        text.count >= stem.count && (0...text.count - stem.count).contains { text[$0...].starts(with: stem) }
    }

    // A catalogue has thousands of names: looking at the first character only keeps its check in milliseconds.
    private static let partsByFirst: [Unicode.Scalar: [(text: [Unicode.Scalar], entry: Int)]] = {
        var parts: [Unicode.Scalar: [(text: [Unicode.Scalar], entry: Int)]] = [:]
        for (position, entry) in lexicon.enumerated() {
            for part in entry.parts.map({ Array($0.unicodeScalars) }) {
                if let first = part.first { parts[first, default: []].append((part, position)) }
            }
        }
        return parts
    }()

    private static let harmlessByFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = {
        let phrases = harmless.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }
        return Dictionary(grouping: phrases) { $0[0] }
    }()

    /// How one content is called.
    private struct Entry {
        let meaning: FieldMeaning
        /// Chinese words, looked for anywhere in the text.
        let parts: [String]
        /// Latin words, looked for as whole words.
        var words: Set<String> = []
        /// Latin stems long enough to be looked for anywhere.
        var stems: [String] = []
        /// Abbreviations that only count as the entire header.
        var whole: Set<String> = []
    }

    /// Phrases that contain a listed word and are no person's data.
    private static let harmless = [
        "宗教活动场所", "宗教院校", "宗教事务", "民族宗教", "转基因", "遗传资源", "安全隐患", "隐患",
        "职业病危害", "职业病防护", "职业病防治", "传染病防治", "病虫", "病死", "病媒", "动物疫病", "诊所", "诊疗科目", "诊疗机构",
        "消炎", "炎热",
    ]

    // Single characters such as 病 and 癌 are meant: new names of diseases all contain one. The pinyin of 信仰 is
    // left out because it is also that of 信阳; ZW, JB and BS because they usually abbreviate 职务, 级别 and 标识.
    private static let lexicon: [Entry] = [
        Entry(
            meaning: .religion,
            parts: [
                "宗教", "信仰", "教派", "信教", "信奉", "教徒", "教友", "信众", "受洗", "皈依", "佛教", "道教", "伊斯兰", "基督", "天主教",
            ],
            words: ["faith", "sect", "church"], stems: ["religi", "zongjiao"], whole: ["ZJXY", "SFXJ"]),
        Entry(
            meaning: .bloodType, parts: ["血型", "血液类型", "血液型", "血液分型", "RH阴性", "RH阳性"],
            words: ["blood", "abo"], stems: ["bloodtype", "bloodgroup", "xuexing"], whole: ["XX", "RHXX", "ABOXX"]),
        Entry(
            meaning: .genes, parts: ["基因", "遗传", "遺傳", "染色体", "染色體", "脱氧核糖", "DNA"],
            words: ["gene", "genes", "dna", "rna", "snp", "jiyin"],
            stems: ["genetic", "genetest", "genom", "genotype", "chromosom", "jiyinjiance"], whole: ["JYJC"]),
        Entry(
            meaning: .fingerprints, parts: ["指纹", "指紋", "指印", "手印", "掌纹", "掌紋"], words: ["zhiwen"],
            stems: ["fingerprint", "fingerprt", "palmprint"]),
        Entry(
            meaning: .medicalHistory,
            parts: [
                "病史", "病历", "病歷", "既往史", "家族史", "手术史", "手術史", "用药史", "住院", "就诊", "就診", "就医记录", "诊疗记录",
                "医疗记录", "体检结果", "体检报告", "健康档案",
            ],
            words: ["bingshi", "bingli", "anamnesis"],
            stems: ["medicalhistory", "medicalrecord", "healthrecord", "casehistory", "patienthistory"]),
        Entry(
            meaning: .disease,
            parts: [
                "病", "癌", "瘤", "癫痫", "癲癇", "患者", "患有", "乙肝", "丙肝", "肝炎", "肺炎", "炎症", "症状", "抑郁", "艾滋", "结核",
                "尘肺", "诊断", "診斷", "过敏", "過敏", "传染", "健康状况", "健康狀況", "健康情况", "身体状况", "残疾原因", "HIV", "HBV",
                "HBSAG", "梅毒", "综合征", "综合症", "精神障碍", "成瘾",
            ],
            words: [
                "hiv", "hbv", "hcv", "cancer", "tumor", "tumour", "allergy", "allergies", "jibing", "sick", "sickness",
            ],
            stems: [
                "disease", "illness", "diagnos", "hepatitis", "diabet", "tubercul", "psychiatr", "infection",
                "healthstatus", "healthcondition",
            ]),
        Entry(
            meaning: .income, parts: ["收入", "工资", "薪酬", "薪资", "年薪", "月薪", "奖金总额"],
            words: ["salary", "salaries", "wage", "wages", "shouru"], stems: ["income"]),
        Entry(meaning: .deposits, parts: ["存款", "储蓄", "账户余额"], words: ["cunkuan", "savings"]),
        Entry(
            meaning: .securities, parts: ["有价证券", "股票", "债券", "持股", "证券账户"], words: ["securities", "stock", "stocks"]),
        Entry(meaning: .commercialInsurance, parts: ["商业保险", "人寿保险", "保单"], stems: ["commercialinsurance"]),
        Entry(
            meaning: .realEstate, parts: ["不动产", "房产", "房屋产权", "产权证"], words: ["fangchan"],
            stems: ["realestate", "realproperty"]),
        Entry(
            meaning: .taxAmounts, parts: ["纳税数额", "纳税额", "纳税金额", "应纳税", "缴税额", "缴税金额", "已缴税", "个税"],
            stems: ["taxamount", "taxpaid"]),
    ]
}
