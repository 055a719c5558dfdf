import CreditInformation
import Testing

@Suite("Header matching")
struct HeaderMatcherTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try #require(CatalogueFiles.hangzhou)
    }

    private func match(
        _ item: String, _ header: [String], kind: SubjectKind = .organisation, mapping: [String: String] = [:]
    ) throws -> HeaderMatch {
        try #require(catalogue.headerMatcher(for: item)).match(header, kind: kind, mapping: mapping)
    }

    private func codes(_ item: String, _ match: HeaderMatch) -> [String?] {
        match.fields.map { position in position.flatMap { catalogue.item(item)?.fields[$0].code } }
    }

    static let permit2018 = [
        "XK_XDR_MC", "XK_XDR_SHXYM", "XK_XDR_GSZC", "XK_XDR_ZZJG", "XK_XDR_SWDJ", "XK_XDR_SYDW", "XK_XDR_SHZZ",
        "XK_FRDB", "XK_FR_SFZH", "XK_XKWS", "XK_WSH", "XK_XKLB", "XK_XKZS", "XK_XKBH", "XK_NR", "XK_JDRQ", "XK_YXQZ",
        "XK_YXQZI", "XK_XKJG", "XK_XKJGDM", "XK_ZT", "XK_LYDW", "XK_LYDWDM", "BZ",
    ]
    static let permit2016 = [
        "XK_WSH", "XK_XMMC", "XK_SPLB", "XK_NR", "XK_XDR", "XK_XDR_SHXYM", "XK_XDR_ZDM", "XK_XDR_GSDJ", "XK_XDR_SWDJ",
        "XK_XDR_SFZ", "XK_FR", "XK_JDRQ", "XK_JZQ", "XK_XZJG", "XK_ZT", "DFBM", "SJC", "BZ", "XK_SYFW", "GSQX",
    ]
    static let penalty2018 = [
        "CF_XDR_MC", "CF_XDR_SHXYM", "CF_XDR_GSZC", "CF_XDR_ZZJG", "CF_XDR_SWDJ", "CF_XDR_SYDW", "CF_XDR_SHZZ",
        "CF_FRDB", "CF_FR_SFZH", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_NR_WFFF",
        "CF_NR_ZKDX", "CF_JDRQ", "CF_YXQ", "CF_GSJZQ", "CF_CFJG", "CF_CFJGDM", "CF_SJLY", "CF_SJLYDM", "BZ",
    ]
    static let penalty2016 = [
        "CF_WSH", "CF_CFMC", "CF_CFLB1", "CF_CFLB2", "CF_SY", "CF_YJ", "CF_XDR_MC", "CF_XDR_SHXYM", "CF_XDR_ZDM",
        "CF_XDR_GSDJ", "CF_XDR_SWDJ", "CF_XDR_SFZ", "CF_FR", "CF_JG", "CF_JDRQ", "CF_XZJG", "CF_ZT", "DFBM", "SJC",
        "BZ", "GSQX", "CF_AJMC", "CF_JZRQ",
    ]

    @Test(
        "BX-12: every code of both generations matches, and tells the generation",
        arguments: [
            ("FR-XZXK", permit2018, FieldGeneration.of2018), ("FR-XZXK", permit2016, .of2016),
            ("FR-XZCF", penalty2018, .of2018), ("FR-XZCF", penalty2016, .of2016),
        ])
    func bothGenerationsMatch(item: String, header: [String], generation: FieldGeneration) throws {
        let match = try match(item, header)
        #expect(match.isAcceptable, "\(match)")
        #expect(match.unknown == [] && match.ignored == [])
        #expect(match.generation == generation && !match.mixesGenerations)
        #expect(!match.fields.contains(nil))
    }

    @Test("BX-12: the templates for natural persons match")
    func personTemplatesMatch() throws {
        let organisationOnly = 1...8
        for (item, header, prefix) in [
            ("ZRR-XZXK", Self.permit2018, "XK"), ("ZRR-XZCF", Self.penalty2018, "CF"),
        ] {
            var columns = header
            columns.replaceSubrange(organisationOnly, with: ["\(prefix)_XDR_ZJLX", "\(prefix)_XDR_ZJHM"])
            let match = try match(item, columns, kind: .person)
            #expect(match.isAcceptable && match.unknown == [], "\(match)")
            #expect(columns.count == (prefix == "XK" ? 18 : 20))
        }
    }

    @Test("BX-12: Chinese names match whatever their width, case, blanks and marks")
    func chineseNamesMatch() throws {
        let header = [
            "\u{FEFF}行政相对人名称*", " 行政相对人代码_1（统一社会信用代码）", "法定代表人\u{3000}", "ｘｋ＿ｗｓｈ", "xk_jdrq",
            "行政许可决定文书名称", "许可类别", "许可内容", "有效期自", "有效期至", "许可机关", "许可机关统一社会信用代码", "当前状态",
            "数据来源单位", "数据来源单位统一社会信用代码", "", "序 号",
        ]
        let match = try match("FR-XZXK", header)
        #expect(match.isAcceptable && match.unknown == [], "\(match)")
        #expect(match.generation == .of2018)
        #expect(codes("FR-XZXK", match).prefix(5) == ["XK_XDR_MC", "XK_XDR_SHXYM", "XK_FRDB", "XK_WSH", "XK_JDRQ"])
        #expect(match.ignored.map(\.column) == [15, 16])
    }

    @Test("Missing, unknown and doubled columns are reported")
    func troublesAreReported() throws {
        let header = Self.permit2018.filter { $0 != "XK_JDRQ" } + ["许可决定文书号", "星座"]
        let match = try match("FR-XZXK", header)
        #expect(match.missing == ["XK_JDRQ"])
        #expect(match.duplicates.map(\.column) == [23] && match.duplicates.map(\.text) == ["许可决定文书号"])
        #expect(match.unknown.map(\.column) == [24] && match.unknown.map(\.text) == ["星座"])
        #expect(!match.isAcceptable)
    }

    @Test("Columns of both generations in one file are reported, and the majority decides")
    func mixedGenerationsAreReported() throws {
        let match = try match("FR-XZXK", Self.permit2018 + ["XK_XMMC"])
        #expect(match.mixesGenerations && match.generation == .of2018)
        let names = try self.match("FR-XZXK", ["行政相对人名称", "许可内容"])
        #expect(names.generation == nil && names.missing == ["XK_WSH", "XK_JDRQ", "XK_XKJG"])
    }

    @Test("A mapping overrides what a header matches by itself")
    func mappingOverrides() throws {
        var header = Self.permit2018
        header[0] = "户主单位"
        let plain = try match("FR-XZXK", header)
        #expect(plain.missing == ["XK_XDR_MC"] && plain.unknown.map(\.text) == ["户主单位"])
        let mapped = try match("FR-XZXK", header, mapping: ["户主 单位": "XK_XDR_MC"])
        #expect(mapped.isAcceptable && mapped.unknown == [])
        let wrong = try match("FR-XZXK", header, mapping: ["户主单位": "NICHTS", "没有": "BZ"])
        #expect(wrong.unusedMappings == ["户主单位", "没有"].sorted() && !wrong.isAcceptable)
    }

    @Test(
        "JJ-8: a header with forbidden content refuses the import, whatever it is called",
        arguments: [
            ("血型", FieldMeaning.bloodType), ("血 型", .bloodType), ("血-型（ABO）", .bloodType), ("blood_type", .bloodType),
            ("BloodGroup", .bloodType), ("BLOODTYPE", .bloodType), ("ｂｌｏｏｄ", .bloodType), ("XX", .bloodType),
            ("xuexing", .bloodType), ("XueXing", .bloodType), ("宗教信仰", .religion), ("是否信教", .religion),
            ("个人信仰", .religion), ("religion", .religion), ("ZJXY", .religion), ("zong_jiao", .religion),
            ("基因检测", .genes), ("DNA样本编号", .genes), ("gene_test", .genes), ("遗传信息", .genes),
            ("指纹", .fingerprints), ("指 纹 编号", .fingerprints), ("fingerPrintId", .fingerprints),
            ("是否患有乙肝", .disease), ("疾病名称", .disease), ("HIV", .disease), ("糖尿病", .disease), ("肺癌", .disease),
            ("健康状况", .disease), ("illness_code", .disease), ("既往病史", .medicalHistory), ("住院次数", .medicalHistory),
            ("medicalHistory", .medicalHistory), ("病历号", .medicalHistory),
        ])
    func forbiddenHeadersRefuse(header: String, meaning: FieldMeaning) throws {
        for item in ["FR-XZXK", "ZRR-KSWJ", "FR-DJXX"] {
            let kind: SubjectKind = item == "ZRR-KSWJ" ? .person : .organisation
            let match = try match(item, [header], kind: kind)
            #expect(match.forbidden.map(\.meaning) == [meaning])
            #expect(!match.isAcceptable)
        }
        let renamed = try match("FR-XZXK", Self.permit2018 + [header], mapping: [header: "GSRQ"])
        #expect(renamed.forbidden.count == 1 && !renamed.isAcceptable)
    }

    @Test("浙江条例 Art. 14: income and tax of persons refuse; of organisations they do not")
    func consentOnlyHeadersRefuseForPersons() throws {
        for header in ["年收入", "银行存款", "股票账户", "商业保险", "房产", "不动产权证号", "纳税额"] {
            #expect(try match("ZRR-KSWJ", [header], kind: .person).forbidden.count == 1)
            #expect(try match("FR-XZCF", [header]).forbidden == [])
        }
    }

    @Test(
        "JJ-8: harmless headers raise no alarm",
        arguments: [
            "职业病危害项目", "宗教活动场所名称", "转基因标识", "安全隐患有无", "动物疫病", "病虫害防治", "诊所名称", "信息", "XXLY", "XK_XX_ID",
            "shijiyinhang", "xinyang", "没收违法所得", "欠税金额", "住房公积金", "medical_license", "generation", "General", "sector",
        ])
    func harmlessHeadersRaiseNoAlarm(header: String) throws {
        #expect(try match("ZRR-KSWJ", [header], kind: .person).forbidden == [])
    }

    @Test("The same status digit means opposite things in the two generations")
    func statusDigitsFollowTheGeneration() throws {
        let status = try #require(catalogue.codeList("permit_status"))
        #expect(status.entry(matching: "1", generation: .of2018)?.label == "有效")
        #expect(status.entry(matching: "1", generation: .of2016)?.label == "无效")
        #expect(status.entry(matching: "0", generation: .of2016)?.label == "有效")
        #expect(status.entry(matching: "0", generation: .of2018) == nil)
        #expect(status.entry(matching: " 正常 ", generation: .of2016)?.code == "1")
        #expect(status.entry(matching: "撤销", generation: nil)?.code == "2")
        #expect(catalogue.item("FR-XZXK")?.withdrawnStatusCodes == ["2"])
    }
}
