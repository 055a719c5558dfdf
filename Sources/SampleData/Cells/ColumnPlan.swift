import CreditInformation

/// Decides from a field's role, type, code list, sensitivity and name what is written into its column.
///
/// Only what a department would recognise as its own is told by name; a changed catalogue keeps working, with
/// plainer texts.
struct ColumnPlan {
    let catalogue: Catalogue
    let item: CatalogueItem
    let kind: SubjectKind
    let generation: FieldGeneration?
    let hasChineseHeader: Bool

    /// The columns of the file, in the catalogue's order.
    func columns() -> [Column] {
        item.fields.enumerated().compactMap { position, field in
            guard field.exists(in: generation), !isOfOtherKind(field) else { return nil }
            let inGeneration = field.obligation(in: generation).needsValue(for: kind)
            let inAll = field.obligation.needsValue(for: kind)
            return Column(
                header: hasChineseHeader ? field.name : generation.flatMap { field.codes[$0] } ?? field.code,
                content: content(of: field), isRequired: inGeneration && inAll,
                mayBeEmpty: !inGeneration && !inAll, occurrence: occurrence(of: field),
                isIdentity: item.identity.contains(field.code),
                maximumLength: field.type == .text ? field.maximumLength(in: generation) : nil,
                number: UInt64(position))
        }
    }

    /// Items about both kinds have identifiers of both; a file is about one.
    private func isOfOtherKind(_ field: CatalogueField) -> Bool {
        let roles = roles(of: field)
        let other: SubjectKind = kind == .organisation ? .person : .organisation
        return roles.contains { $0.identifies(other) || $0 == .personDocumentType && kind == .organisation }
    }

    private func roles(of field: CatalogueField) -> [FieldRole] {
        FieldRole.allCases.filter { item.roles[$0] == field.code }
    }

    private func content(of field: CatalogueField) -> CellContent {
        if field.type == .date { return .date(meaning(of: field)) }
        for role in roles(of: field) {
            if let content = content(of: role, field) { return content }
        }
        switch field.type {
        case .date: return .date(meaning(of: field))
        case .amountWan: return .value(.amount(isWan: true))
        case .amountYuan: return .value(.amount(isWan: false))
        case .integer: return .value(.integer)
        case .decimal: return .value(.decimal)
        case .code: return code(field)
        case .codes:
            // The texts speak of fines, so that is what penalties usually are.
            return .value(
                .codes(
                    spellings(of: field, prefersLabels: true),
                    usual: spellings(of: field, prefersLabels: true) { $0.label == "罚款" }))
        case .text: return text(field)
        }
    }

    private func content(of role: FieldRole, _ field: CatalogueField) -> CellContent? {
        let length = field.maximumLength(in: generation) ?? .max
        switch role {
        case .subjectName: return .subject(.name)
        case .unifiedCode: return .subject(.unifiedCode)
        case .organisationCode: return .subject(.organisationCode(hasHyphen: length >= 10, mayBeUnified: length >= 18))
        case .registrationNumber: return .subject(.registrationNumber)
        case .taxNumber: return .subject(.taxNumber)
        case .institutionNumber: return .subject(.institutionNumber)
        case .socialOrganisationNumber: return .subject(.socialOrganisationNumber)
        case .personDocumentType: return .subject(.personDocumentType)
        case .personDocumentNumber: return .subject(.personDocumentNumber)
        case .documentNumber: return .documentNumber
        case .authorityName: return .authorityName
        case .authorityCode: return .authorityCode
        case .status:
            let withdrawn = Set(item.withdrawnStatusCodes)
            return .status(
                inForce: spellings(of: field, prefersLabels: false) { !withdrawn.contains($0.code) },
                withdrawn: spellings(of: field, prefersLabels: false) { withdrawn.contains($0.code) })
        case .decidedOn, .publishedOn, .validFrom, .validUntil, .publicUntil: return nil
        }
    }

    /// The name first: 移出日期 ends a record's validity, too, but most records have none.
    private func meaning(of field: CatalogueField) -> DateMeaning {
        let roles = roles(of: field)
        if has(field, "成立", "注册日期") { return .established }
        if has(field, "移出", "撤销", "屏蔽", "补缴", "注销") { return .ended }
        if has(field, "立案") { return .filed }
        if has(field, "最终生效") { return .final }
        if roles.contains(.decidedOn) { return .decided }
        if roles.contains(.publishedOn) { return .published }
        if roles.contains(.publicUntil) { return .publicUntil }
        if roles.contains(.validFrom) { return .validFrom }
        return roles.contains(.validUntil) || has(field, "至", "届满", "截止") ? .validUntil : .decided
    }

    private func occurrence(of field: CatalogueField) -> CellOccurrence {
        if has(field, "移出") { return .whenEnded }
        if has(field, "撤销事由") { return .whenWithdrawn }
        return has(field, "没收", "暂扣", "类别2") ? .rarely : .usually
    }

    private func code(_ field: CatalogueField) -> CellContent {
        guard let list = field.codeList.flatMap(catalogue.codeList) else { return .blank }
        if list.entry(matching: "身份证", generation: generation) != nil {
            return has(field, "法定代表人") ? .subject(.representativeDocumentType) : .blank
        }
        if SubjectCells.counterpartKinds.allSatisfy({ list.entry(matching: $0, generation: generation) != nil }) {
            return .subject(.counterpartKind)
        }
        if SubjectCells.sexes.allSatisfy({ list.entry(matching: $0, generation: generation) != nil }) {
            return .subject(.sex)
        }
        return .value(.code(spellings(of: field, prefersLabels: true)))
    }

    /// How the entries of the field's list may be written in this file.
    private func spellings(
        of field: CatalogueField, prefersLabels: Bool, where isWanted: (CodeListEntry) -> Bool = { _ in true }
    ) -> WordList {
        let length = field.maximumLength(in: generation) ?? .max
        let entries = field.codeList.flatMap(catalogue.codeList)?.entries ?? []
        return WordList(
            entries.filter(isWanted).compactMap { entry -> String? in
                let code = entry.codes.isEmpty ? entry.code : generation.flatMap { entry.codes[$0] }
                guard let code else { return nil }
                // A label with a separator in it would be read as two values.
                let isWhole = !entry.label.contains("、")
                return prefersLabels && isWhole && entry.label.count <= length ? entry.label : code
            })
    }

    private func text(_ field: CatalogueField) -> CellContent {
        switch field.sensitivity {
        case .personName: return .subject(.representativeName)
        case .identityNumber: return has(field, "法定代表人", "身份证") ? .subject(.representativeDocumentNumber) : .blank
        case .telephone: return .value(.telephone)
        case .address: return .value(.address)
        case .bankAccount: return .value(.bankAccount)
        case .electronicMail: return .value(.electronicMail)
        case .internal: return has(field, "时间") ? .value(.timestamp) : .value(.account)
        case .freeText, .none: break
        }
        if has(field, "暂扣"), let phrases = Phrases.content(for: field.name) { return .value(phrases) }
        if has(field, "户号", "账号", "合同编号") { return .value(.account) }
        if has(field, "来源单位统一", "机关统一", "单位代码") { return .authorityCode }
        if has(field, "来源单位", "提供单位", "登记机关", "业务主管") { return .authorityName }
        if has(field, "所属期") { return .value(.period) }
        if has(field, "企业类型", "组织类型") { return .subject(.organisationType) }
        if has(field, "文号", "案号") { return .value(.furtherDocumentNumber) }
        if has(field, "编号") { return .value(.certificateNumber) }
        if let phrases = Phrases.content(for: field.name) { return .value(phrases) }
        return .value(.text(TextTheme(fieldName: field.name)))
    }

    private func has(_ field: CatalogueField, _ words: String...) -> Bool {
        words.contains { field.name.contains($0) }
    }
}
