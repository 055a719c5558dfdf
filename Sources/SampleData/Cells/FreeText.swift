/// Writes free texts: what happened, what was decided, remarks.
enum FreeText {
    /// Appends a text.
    static func append(
        _ theme: TextTheme, _ facts: RecordFacts, to text: inout [UInt8], _ random: inout SeededGenerator
    ) {
        switch theme {
        case .facts:
            text.append("当事人于")
            WrittenDate.append(facts.decidedOn - 20 - random.below(60), .chinese, to: &text)
            text.append(contentsOf: offences[facts.theme])
            if facts.holdsPersonalData { appendPersonalData(to: &text, &random) }
        case .penalty:
            text.append(contentsOf: penalties[facts.theme])
            text.append("处罚款人民币")
            text.append(fen: facts.amountFen, decimals: 2)
            text.append("元。")
        case .permit: text.append(contentsOf: permits[facts.theme])
        case .courtDuty:
            text.append("被告于判决生效之日起十日内支付原告货款")
            text.append(fen: facts.amountFen, decimals: 2)
            text.append("元，并支付逾期利息；案件受理费由被告负担。")
        case .listing: text.append(contentsOf: listings[facts.theme])
        case .promise: text.append(contentsOf: promises[facts.theme])
        case .inspection: text.append(contentsOf: inspections[facts.theme])
        case .pledge:
            text.append("被担保债权数额")
            text.append(fen: facts.amountFen * 100, decimals: 6)
            text.append("万元，履行债务期限三年。")
        case .sentence: text.append(contentsOf: sentences[facts.theme])
        case .remark: appendRemark(facts, to: &text, &random)
        case .other(let name):
            text.append("示例")
            text.append(name)
            text.append(number: 1 + facts.theme)
        }
    }

    private static func appendRemark(
        _ facts: RecordFacts, to text: inout [UInt8], _ random: inout SeededGenerator
    ) {
        if facts.holdsPersonalData, random.chance(30) {
            appendPersonalData(to: &text, &random)
        } else {
            text.append(contentsOf: remarks.any(&random))
        }
    }

    /// Telephone, identity and card numbers and names that the scanner has to find (BX-10); all are made up.
    ///
    /// Telephone numbers are of the form 1990000xxxx, cards begin with 629999, identity numbers with 330199: none
    /// of them is in use.
    private static func appendPersonalData(to text: inout [UInt8], _ random: inout SeededGenerator) {
        switch random.below(4) {
        case 0:
            text.append("联系人：")
            PersonName.append(to: &text, &random)
            text.append("，联系电话：1990000")
            text.append(number: random.below(10_000), width: 4)
            text.append("。")
        case 1:
            text.append("经营者")
            PersonName.append(to: &text, &random)
            text.append("，身份证号码：")
            text.append(contentsOf: SamplePerson.identityNumber(random.below(18_000), isMale: random.chance(50)))
            text.append("。")
        case 2:
            text.append("违法所得已退至银行卡")
            appendCard(to: &text, &random)
            text.append("。")
        default:
            text.append("上述事实有当事人法定代表人")
            PersonName.append(to: &text, &random)
            text.append("的询问笔录（电话1990000")
            text.append(number: random.below(10_000), width: 4)
            text.append("）为证。")
        }
    }

    /// Appends a card number of 19 digits whose Luhn check fits.
    static func appendCard(to text: inout [UInt8], _ random: inout SeededGenerator) {
        let start = text.count
        text.append("629999")
        text.append(number: random.below(1_000_000_000_000), width: 12)
        var sum = 0
        for (place, byte) in text[start...].reversed().enumerated() {
            let digit = Int(byte - 48) * (place % 2 == 0 ? 2 : 1)
            sum += digit / 10 + digit % 10
        }
        text.append(UInt8(48 + (10 - sum % 10) % 10))
    }

    private static let offences = WordList([
        "在未取得食品经营许可的情况下从事餐饮服务，经营时间持续一个月，现场未能提供进货票据。", "在其网店页面发布“国家级”“最佳”等用语的广告，与实际情况不符，构成虚假宣传。",
        "未按规定公示年度报告，通过登记的住所无法取得联系。", "使用未经定期检验的特种设备（叉车）2台，未建立安全技术档案。",
        "将占道经营的货物堆放于人行道，占用面积3.5平方米，经责令改正后逾期未改。", "排放的废水中化学需氧量浓度为182mg/L，超过排放标准。",
        "雇用未取得从业资格证的驾驶人员从事道路货物运输。", "销售超过保质期的预包装食品,货值金额320元；现场检查时尚有12袋在售。",
        "未对从业人员进行安全生产教育和培训，\n未如实记录培训情况。", "生产的产品经抽样检验，\"甲醛含量\"项目不符合标准要求，判定为不合格。",
    ])
    private static let penalties = WordList([
        "责令改正违法行为，", "警告；", "没收违法所得320元，", "责令停止违法行为，", "1.责令限期改正；2.", "",
    ])
    private static let permits = WordList([
        "热食类食品制售，冷食类食品制售。", "道路普通货物运输。", "新建、改建、扩建项目：建筑面积1250.6平方米。", "公共场所卫生许可：理发店、美容店。",
        "设置户外广告设施，规格3m×6m，期限一年。", "取水许可，年取水量1.2万立方米。", "准予设立登记。", "排放污染物种类：化学需氧量,氨氮。",
        "第二类医疗器械经营。", "准予变更企业名称、住所。",
    ])
    private static let listings = WordList([
        "未依照规定期限公示年度报告。", "通过登记的住所或者经营场所无法联系。", "公示企业信息隐瞒真实情况、弄虚作假。", "拖欠农民工工资，经责令支付逾期未支付。",
        "发生生产安全事故，负有责任。", "有履行能力而拒不履行生效法律文书确定的义务。",
    ])
    private static let promises = WordList([
        "承诺依法经营、诚实守信，自觉接受监督。", "承诺申请材料真实、合法、有效，符合许可条件。", "承诺不拖欠农民工工资，违约自愿接受惩戒。",
    ])
    private static let inspections = WordList([
        "双随机抽查：登记事项检查、公示信息检查。", "安全生产现场检查。", "标志、使用说明不符合标准要求。", "污染防治设施运行情况检查。", "断裂强力项目不合格。",
    ])
    private static let sentences = WordList([
        "虚开增值税专用发票罪，判处罚金人民币五万元。", "污染环境罪，判处罚金人民币十万元。", "危险驾驶罪，判处拘役一个月，并处罚金人民币三千元。",
    ])
    private static let remarks = WordList(["无", "/", "", "-", "已公示", "已缴款", "NULL", "以纸质文书为准", "无", "补报"])
}
