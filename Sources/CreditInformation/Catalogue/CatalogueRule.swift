/// What a catalogue must satisfy.
public enum CatalogueRule: String, Sendable, Hashable, CaseIterable {
    /// The file can be read as a catalogue.
    case unreadable = "catalogue.unreadable"
    /// Every key of the file is one we know: a misspelt `ownLevel` must not open a field.
    case unknownKey = "catalogue.key.unknown"
    /// Enumerated values are among the allowed ones.
    case unknownValue = "catalogue.value.unknown"
    /// Something that must be stated is not.
    case missingText = "catalogue.text.missing"
    /// Codes and names are unique.
    case duplicate = "catalogue.duplicate"
    /// Two fields would match the same header.
    case headerCollision = "catalogue.header.collision"
    /// Items name units of the catalogue.
    case unknownProvider = "catalogue.provider.unknown"
    /// Items have a provider.
    case noProvider = "catalogue.provider.none"
    /// Fields name code lists of the catalogue, and only code fields do.
    case codeList = "catalogue.code-list"
    /// Items have fields.
    case noFields = "catalogue.fields.none"
    /// Items are about some kind of subject.
    case noSubjects = "catalogue.subjects.none"
    /// BX-2: level A about persons names the law that publishes it.
    case personPublicationBasis = "BX-2"
    /// Level A about organisations names the law that publishes it.
    case organisationPublicationBasis = "catalogue.publication-basis"
    /// JJ-1: sharing mode and open level agree.
    case sharingContradiction = "JJ-1"
    /// JJ-2: sensitive fields are masked in front of the public.
    case unmasked = "JJ-2"
    /// JJ-8: what may never be collected.
    case forbiddenContent = "JJ-8"
    /// 浙江省公共信用信息管理条例 第十四条: what needs the person's written consent.
    case consentMissing = "catalogue.consent.missing"
    /// A field's own level is stricter than the item's.
    case ownLevel = "catalogue.own-level"
    /// Roles point to fields of the right type.
    case role = "catalogue.role"
    /// Records can be matched to a subject.
    case unidentifiable = "catalogue.unidentifiable"
    /// Identity fields exist and are always filled.
    case identity = "catalogue.identity"
    /// BX-4: items have retention, publicity and finality rules that make sense.
    case clocks = "BX-4"
    /// Lengths and numbers lie in their ranges.
    case range = "catalogue.range"

    /// The rule as a Chinese sentence without full stop, said of a breach.
    public var sentence: String {
        switch self {
        case .unreadable: "目录文件无法读取"
        case .unknownKey: "存在无法识别的属性"
        case .unknownValue: "取值不在允许范围内"
        case .missingText: "缺少必须填写的内容"
        case .duplicate: "代码或名称重复"
        case .headerCollision: "不同字段的表头相同，无法区分"
        case .unknownProvider: "提供单位不在目录的单位清单中"
        case .noProvider: "未指定提供单位"
        case .codeList: "代码集引用有误"
        case .noFields: "未列出任何信息项"
        case .noSubjects: "未指定信息主体类型"
        case .personPublicationBasis: "自然人信息列为社会开放（A类），但未写明法律、法规的公开依据"
        case .organisationPublicationBasis: "社会开放（A类）信息未写明公开依据"
        case .sharingContradiction: "共享方式与开放等级相互矛盾"
        case .unmasked: "敏感字段向社会公开时未设置脱敏方式"
        case .forbiddenContent: "含有法律、法规禁止归集的信息"
        case .consentMissing: "归集须经本人书面同意的信息，但未写明同意依据"
        case .ownLevel: "字段的开放等级不得宽于事项的开放等级"
        case .role: "字段角色设置有误"
        case .unidentifiable: "缺少可识别信息主体的字段"
        case .identity: "用于区分记录的字段不存在或者不是必填"
        case .clocks: "公示期、保存期或者生效规则设置有误"
        case .range: "长度或者数值超出允许范围"
        }
    }
}
