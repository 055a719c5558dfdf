/// Composes names of organisations; trade names are characters drawn at random, so that a like-named
/// organisation is chance.
enum OrganisationName {
    /// Appends the organisation's name as its register has it.
    static func append(_ organisation: SampleOrganisation, to text: inout [UInt8]) {
        var random = organisation.generator(3)
        switch organisation.type {
        case .company: appendCompany(to: &text, &random)
        case .soleTrader:
            text.append("杭州市")
            text.append(contentsOf: districtNames.any(&random))
            appendTradeName(to: &text, &random)
            text.append(contentsOf: shops.any(&random))
        case .cooperative: append("杭州", crops, "专业合作社", to: &text, &random)
        case .authority: append("杭州市", authorities, "", to: &text, &random)
        case .publicInstitution: append("杭州市", institutions, "", to: &text, &random)
        case .lawFirm: append("浙江", nothing, "律师事务所", to: &text, &random)
        case .socialGroup: append("杭州市", industries, "行业协会", to: &text, &random)
        case .privateInstitution: append("杭州", privateInstitutions, "", to: &text, &random)
        case .foundation: append("浙江", nothing, "公益基金会", to: &text, &random)
        case .tradeUnion: append("杭州", industries, "有限公司工会委员会", to: &text, &random)
        case .village: append("杭州市", nothing, "村股份经济合作社", to: &text, &random)
        case .other: append("杭州", nothing, "业主委员会", to: &text, &random)
        }
    }

    private static func append(
        _ place: String, _ middle: WordList, _ form: String, to text: inout [UInt8], _ random: inout SeededGenerator
    ) {
        text.append(place)
        appendTradeName(to: &text, &random)
        text.append(contentsOf: middle.any(&random))
        text.append(form)
    }

    /// Most names are plain; the rest are the forms over which searches stumble.
    private static func appendCompany(to text: inout [UInt8], _ random: inout SeededGenerator) {
        switch random.below(100) {
        case ..<2:
            text.append(contentsOf: traditional.any(&random))
            appendTradeName(to: &text, &random)
            text.append(contentsOf: traditionalIndustries.any(&random))
            text.append("有限公司")
        case ..<4:
            text.append("杭州")
            text.append(contentsOf: fullWidth.any(&random))
            text.append(contentsOf: industries.any(&random))
            text.append("有限公司")
        case ..<5:
            text.append("Hangzhou ")
            text.append(contentsOf: latin.any(&random))
            text.append(contentsOf: latin.any(&random))
            text.append(" Technology Co., Ltd.")
        case let number:
            let hasBrackets = number < 20
            if !hasBrackets { text.append(number < 88 ? "杭州" : "浙江") }
            appendTradeName(to: &text, &random)
            // Both widths of brackets stand in real files.
            if hasBrackets { text.append(number < 16 ? "（杭州）" : "(浙江)") }
            text.append(contentsOf: industries.any(&random))
            text.append(contentsOf: forms.any(&random))
        }
    }

    private static func appendTradeName(to text: inout [UInt8], _ random: inout SeededGenerator) {
        for _ in 0..<(random.chance(70) ? 2 : 3) { text.append(contentsOf: trade.any(&random)) }
    }

    private static let nothing = WordList([String]())
    private static let trade = WordList(
        """
        澜 屿 岑 沐 栩 曦 珩 黎 穗 翊 谷 昀 砚 溯 霁 墨 桐 汀 辰 铭 筑 恒 启 拓 硕 瀚 聚 融 悦 诺 禾 森 纬 经 航 驰 焱 煜 垚 淼 鑫
        帆 麓 璞 璟 沁 槿 蓝 橙 青 朴 简 知 行 云 峰 石 泉 川 岭 原 野 晨 晖 元 亨 利 贞 和 顺 安 宁 嘉 瑞 祥 泰 康 裕 丰 盛 隆 兴
        """)
    private static let industries = WordList(
        """
        网络科技 信息技术 贸易 进出口 建筑工程 装饰设计 餐饮管理 物流 物业管理 电子商务 生物科技 环保科技 机械设备 纺织 服饰 文化创意
        广告 食品 化工 新材料 智能科技 汽车销售 房地产经纪 人力资源 教育咨询 医疗器械 电气 包装材料 家具 园林绿化 检测技术 仓储 企业管理咨询
        """)
    private static let forms = WordList("有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 合伙企业（有限合伙） 有限公司杭州第一分公司")
    private static let shops = WordList("小吃店 副食品店 五金商行 服装店 理发店 水果店 汽车修理部 饭店 茶叶经营部 快递服务部 便利店 建材经营部")
    private static let crops = WordList("茶叶 水产 果蔬 粮油 竹笋 花卉")
    private static let authorities = WordList("镇人民政府 街道办事处 区综合行政执法局")
    private static let institutions = WordList("社区卫生服务中心 小学 中学 图书馆 文化馆 幼儿园")
    private static let privateInstitutions = WordList("养老服务中心 艺术培训学校 社会工作服务中心 康复中心 体育俱乐部")
    private static let districtNames = WordList("上城区 拱墅区 西湖区 滨江区 萧山区 余杭区 临平区 钱塘区 富阳区 临安区 桐庐县 淳安县")
    private static let traditional = WordList("杭州臺 浙江華 杭州龍 杭州寶")
    private static let traditionalIndustries = WordList("貿易 電子 實業 國際物流")
    private static let fullWidth = WordList("ＡＢＣ ＳＫＹ ＭＡＸ Ｔｅｃｈ１ Ｇ５")
    private static let latin = WordList("Lan Yu Cen Mu Xu Heng Tuo Shuo Han Rong Nuo He Wei Chi Yao")
}
