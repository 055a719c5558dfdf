/// Short values for fields that are recognised by a word in their name.
enum Phrases {
    /// What a field of the name holds; nil when no list fits.
    static func content(for fieldName: String) -> ValueContent? {
        if let matching = themed.first(where: { fieldName.contains($0.word) }) { return .themePhrase(matching.list) }
        return (table.first { fieldName.contains($0.word) }?.list).map(ValueContent.phrase)
    }

    // In the order of the offences and permits of FreeText: what is said in several cells of a row fits together.
    private static let themed: [(word: String, list: WordList)] = [
        ("证书名称", certificates), ("项目名称", certificates), ("处罚名称", cases), ("案件名称", cases),
        (
            "违法行为类型",
            WordList("无证经营 虚假宣传 未按规定公示信息 违反特种设备管理规定 违法占道经营 超标排放 违反道路运输管理规定 食品安全违法 违反安全生产管理规定 产品质量违法")
        ),
        (
            "依据",
            WordList([
                "《中华人民共和国食品安全法》第一百二十二条第一款", "《中华人民共和国广告法》第五十七条第（一）项", "《企业信息公示暂行条例》第十七条",
                "《中华人民共和国特种设备安全法》第八十三条", "《浙江省城市市容和环境卫生管理条例》", "《中华人民共和国水污染防治法》第八十三条",
                "《中华人民共和国道路运输条例》,《浙江省道路运输条例》", "《中华人民共和国食品安全法》第一百二十四条", "《中华人民共和国安全生产法》第九十七条",
                "《中华人民共和国产品质量法》第四十九条",
            ])
        ),
    ]
    private static let certificates = WordList(
        "食品经营许可证 道路运输经营许可证 建设工程规划许可证 卫生许可证 户外广告设置许可 取水许可证 设立登记 排污许可证 医疗器械经营备案凭证 变更登记")
    private static let cases = WordList(
        "无证经营案 虚假宣传案 未按规定公示信息案 违规使用特种设备案 占道经营案 超标排放案 雇用无证驾驶人员案 销售过期食品案 未培训从业人员案 生产不合格产品案")

    // The order matters: the first word that occurs decides.
    private static let table: [(word: String, list: WordList)] = [
        ("注册资本", WordList("100万元 50万元 200万元人民币 500.00万元 1000万元整 10万元 3000万元")),
        ("省份", WordList("浙江省 浙江省 浙江省 浙江 330000")),
        ("地区", WordList("杭州市西湖区 杭州市上城区 杭州市萧山区 杭州市余杭区 杭州市桐庐县 杭州市滨江区 杭州市")),
        ("经营状态", states), ("登记状态", states),
        (
            "经营范围",
            WordList([
                "技术开发、技术服务、技术咨询；计算机软硬件；批发、零售：电子产品。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
                "食品销售；餐饮服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）", "货物及技术进出口；国内贸易,仓储服务（除危险化学品）。",
                "一般项目：建筑材料销售；园林绿化工程施工；物业管理。", "服务：企业管理咨询，\"一站式\"商务信息咨询；承办会展。",
                "加工、销售：纺织品，服装，家具；汽车零配件批发。",
            ])
        ),
        ("文书名称", WordList("准予行政许可决定书 行政许可决定书 许可证 核准通知书 备案登记表")),
        ("使用范围", WordList("公示 公示 内部")), ("公示期限", WordList("一年 三年 1年 三个月")),
        ("地方编码", WordList("330000 330100")), ("暂扣或吊销", WordList("食品经营许可证JY33301990000000 道路运输证330199000000")),
        ("事故等级", WordList("一般事故 较大事故")), ("等级", WordList("A级 B级 A 良好 绿色 蓝色 优秀")),
        ("级别", WordList("市级 省级 区级 国家级")), ("失信领域", WordList("安全生产 税收 劳动保障 食品安全 政府采购 交通运输 统计")),
        ("履行情况", WordList("全部未履行 部分未履行")),
        ("具体情形", WordList("有履行能力而拒不履行生效法律文书确定义务 违反财产报告制度 违反限制消费令")),
        ("检查结果", WordList("合格 未发现问题 责令改正 基本合格")), ("承诺类型", WordList("主动公示型 审批替代型 信用修复型 行业自律型")),
        ("产品名称", WordList("儿童服装 电线电缆 瓶装饮用水 电动自行车 木质家具 涂料")),
        ("线路", WordList("示例一线 示例二线 示例三线 快线示例")),
        ("考试名称", WordList("示例职业资格考试 示例专业技术资格考试 示例执业考试")),
        ("荣誉名称", honours), ("红榜", honours), ("服务项目", WordList("社区志愿服务 赛会志愿服务 垃圾分类宣传 交通文明引导")),
        ("撤销事由", WordList(["评价结果调整"])),
        ("移出", WordList(["已履行法定义务", "申请移出，经核查属实", "已补报年度报告并公示"])),
    ]
    private static let states = WordList("存续 存续 存续 在业 在营（开业）企业 注销 吊销")
    private static let honours = WordList("诚信经营示范单位 守合同重信用企业 高新技术企业 文明单位 诚信典型 质量奖")
}
