/// Composes names of natural persons from family and given names at random: they mean nobody.
enum PersonName {
    /// Appends a Chinese name; a few are compound family names or names with a middle dot.
    static func append(to text: inout [UInt8], _ random: inout SeededGenerator) {
        switch random.below(100) {
        case ..<2:
            text.append(contentsOf: dotted.any(&random))
            text.append("·")
            text.append(contentsOf: dotted.any(&random))
        case ..<6:
            text.append(contentsOf: compound.any(&random))
            text.append(contentsOf: given.any(&random))
        case let number:
            text.append(contentsOf: family.any(&random))
            text.append(contentsOf: given.any(&random))
            if number < 75 { text.append(contentsOf: given.any(&random)) }
        }
    }

    /// Appends a name in Latin letters, as passports have it.
    static func appendForeign(to text: inout [UInt8], _ random: inout SeededGenerator) {
        text.append(contentsOf: foreignFamily.any(&random))
        text.append(UInt8(ascii: " "))
        text.append(contentsOf: foreignGiven.any(&random))
    }

    private static let family = WordList(
        """
        王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡
        余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯
        """)
    private static let compound = WordList("欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙")
    private static let given = WordList(
        """
        样 例 拟 范 芸 岚 澄 潇 煜 珂 霖 沐 岑 朗 竺 蔚 筠 祺 瑾 珩 昀 晞 屿 汀 洛 溪 禾 苒 苓 荔 桐 柚 槿 栩 楷 棠 澜 澈
        泊 淙 湉 渺 漪 熠 焕 烨 炜 琮 琬 璟 璇 皓 皎 睿 砚 硕 祎 禄 秉 稷 竣 笙 筱 纾 绮 翊 翎 翰 聿 舒 芃 芮 茗 茵 荃 莘 菁 萱
        """)
    private static let dotted = WordList("阿依努尔 买合木提 古丽娜 艾尔肯 热依汗 扎西 卓玛尼 巴特尔 其其格 乌兰图")
    private static let foreignFamily = WordList("SAMPLE EXAMPLE MUSTER ESEMPIO EXEMPLE MALLI DUMMY PATTERN")
    private static let foreignGiven = WordList("ANNA BORIS CLARA DAVID ELENA FELIX GRETA HUGO IRENE JONAS")
}
