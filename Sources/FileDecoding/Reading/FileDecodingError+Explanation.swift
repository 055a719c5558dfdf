extension FileDecodingError: CustomStringConvertible {
    /// What happened and what to do, in Chinese, for the person who sent the file.
    ///
    /// - Rule: X-7
    public var explanation: String { place + sentence }

    /// The explanation and the rule's id; safe to show to anyone.
    public var description: String { "\(explanation)（\(ruleID)）" }

    private var place: String {
        var parts: [String] = []
        if let line { parts.append("第\(line)行") }
        if let byteOffset { parts.append("第\(byteOffset)字节") }
        return parts.isEmpty ? "" : parts.joined(separator: "、") + "："
    }

    private var sentence: String {
        fileSentence ?? limitSentence ?? rowSentence ?? "文件无法读取，请检查后重新提交。"
    }

    private var fileSentence: String? {
        switch kind {
        case .cannotOpen: "文件无法打开，请重新上传。"
        case .cannotWrite: "无法写入文件，请检查目录权限和磁盘空间。"
        case .cannotRead: "读取文件时发生错误，请重新上传。"
        case .notAFile: "提交的不是普通文件，请提交 .xlsx、.csv 或 JSON 文件。"
        case .unsupportedFile: "不支持该类文件，请提交 .xlsx、.csv 或 JSON 文件。"
        case .oldWorkbook: "不支持旧版 .xls 格式，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .binaryWorkbook: "不支持 .xlsb 二进制工作簿，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .protectedWorkbook: "工作簿设有打开密码，请取消密码保护后另存为 .xlsx 重新提交。"
        case .openDocument: "不支持 .ods 格式，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .otherArchive: "压缩包中没有工作簿，请解压后直接提交 .xlsx 或 .csv 文件。"
        case .webPage: "文件内容是网页或 XML 表格，请用电子表格软件打开并另存为 .xlsx 后重新提交。"
        case .corruptArchive: "工作簿文件不完整或已损坏，请重新保存后提交。"
        case .encryptedArchive: "工作簿文件经过加密，请取消加密后重新提交。"
        case .missingPart: "工作簿缺少必要的组成部分，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .corruptXML: "工作簿内部内容有误，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .documentTypeRefused: "工作簿内含有不允许的文档类型定义，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .noWorksheet: "工作簿中没有可见的工作表，请将数据放在第一个工作表后重新提交。"
        default: nil
        }
    }

    private var limitSentence: String? {
        let most = limit.map { "（上限 \($0)）" } ?? ""
        return switch kind {
        case .rowTooLong: "单行内容过长\(most)，请检查是否有未成对的双引号，或拆分后重新提交。"
        case .tooManyColumns: "列数过多\(most)，请删除多余的列后重新提交。"
        case .cellTooLong: "单元格文字过长\(most)，请缩短后重新提交。"
        case .tooManyRows: "行数过多\(most)，请拆分为多个文件后重新提交。"
        case .memberTooLarge: "工作簿解压后过大\(most)，请拆分为多个文件后重新提交。"
        case .suspiciousCompression: "工作簿压缩比异常\(most)，请另存为 .csv 或拆分后重新提交。"
        case .tooManyMembers: "工作簿内部文件过多\(most)，请删除图片等附件后重新提交。"
        case .sharedStringsTooLarge: "工作簿文字总量过大\(most)，请拆分为多个文件或另存为 .csv 后重新提交。"
        case .tooManyCellFormats: "工作簿单元格格式过多\(most)，请清除格式后重新提交。"
        case .xmlTooDeep, .xmlTokenTooLong: "工作簿内部结构异常\(most)，请在电子表格软件中另存为 .xlsx 后重新提交。"
        default: nil
        }
    }

    private var rowSentence: String? {
        let key = field.map { "“\($0)”" } ?? ""
        return switch kind {
        case .invalidText: "文字编码有误，请以 UTF-8 或 GB18030 编码重新保存后提交。"
        case .nulByte: "文件含有空字符，可能不是文本文件，请另存为 .csv 或 .xlsx 后重新提交。"
        case .unterminatedQuote: "双引号没有成对结束，请补全双引号后重新提交。"
        case .malformedJSON: "JSON 格式有误，请改正后重新提交。"
        case .nestedValue: "JSON 的值不能再含对象或多层数组，请改为单一值后重新提交。"
        case .unknownKey: "字段\(key)未出现在首条记录中，请统一各记录的字段后重新提交。"
        case .duplicateKey: "字段\(key)重复出现，请删除重复的字段后重新提交。"
        case .badCellReference: "单元格位置有误，请在电子表格软件中另存为 .xlsx 后重新提交。"
        case .badSharedString: "单元格引用的文字不存在，请在电子表格软件中另存为 .xlsx 后重新提交。"
        default: nil
        }
    }
}
