/// An access policy as a text to read and sign: the rules first, then what they come to.
///
/// - Rule: X-7; prints of the policy are what the authority signs.
public enum PolicyTable {
    /// The whole table, one line an element.
    public static func lines(of policy: AccessPolicy) -> [String] {
        heading(policy) + ["", "一、规则"] + rules(policy) + ["", "二、各种情形的结果"]
            + Audience.allCases.flatMap { decisions(policy, for: $0) } + ["", "三、用途"] + purposes(policy)
            + ["", "四、行政管理事项"] + policy.matters.map { "  \($0.matter)  \($0.name)  〔\($0.article)〕" }
            + ["", "五、批量、阈值与时间"] + lists(policy)
    }

    private static func heading(_ policy: AccessPolicy) -> [String] {
        [policy.title, "依据：\(policy.legalBasis)"]
    }

    private static func rules(_ policy: AccessPolicy) -> [String] {
        policy.rules.enumerated().flatMap { position, rule in
            [
                "  \(position + 1). \(rule.sentence)。",
                "     \(rule.effect.label)\(rule.form.label)：\(conditions(rule.conditions))  〔\(rule.ruleID)，\(rule.article)〕",
            ]
        } + [
            "  其他情形. \(policy.defaultRule.sentence)。",
            "     \(DisclosureForm.nothing.label)  〔\(policy.defaultRule.ruleID)，\(policy.defaultRule.article)〕",
        ]
    }

    private static func conditions(_ conditions: AccessConditions) -> String {
        let parts: [String?] = [
            joined(conditions.audiences, \.label), joined(conditions.roles, \.label),
            joined(conditions.unitLevels, \.label), joined(conditions.relations, \.label),
            joined(conditions.openLevels) { "\($0.rawValue)类" }, joined(conditions.sharing, \.label),
            joined(conditions.consents, \.label), joined(conditions.markers, \.label),
            joined(conditions.purposes, \.label),
        ]
        let named = parts.compactMap(\.self)
        return named.isEmpty ? "任何情形" : named.joined(separator: "；")
    }

    private static func joined<Value>(_ values: [Value]?, _ label: (Value) -> String) -> String? {
        values?.map(label).joined(separator: "、")
    }

    // MARK: Decisions

    /// Cases with one decision: the places of the classes in each dimension.
    private struct Block: Hashable {
        var places: [[Int]]
        let decision: AccessDecision
    }

    /// One channel: what is given in which cases; where nothing is given only the default's line says so.
    private static func decisions(_ policy: AccessPolicy, for audience: Audience) -> [String] {
        let matrix = AccessMatrix(policy, for: audience)
        var blocks: [Block] = []
        matrix.forEachCase { places, situation in
            let decision = policy.decision(in: situation)
            if decision.form != .nothing { blocks.append(Block(places: places.map { [$0] }, decision: decision)) }
        }
        for dimension in matrix.sizes.indices.reversed() { blocks = merged(blocks, along: dimension) }
        return ["  \(audience.label)"]
            + blocks.map { block in
                let number = block.decision.ruleNumber.map { "规则\($0)" } ?? ""
                return "    \(block.decision.form.label)〔\(number)，\(block.decision.ruleID)〕：\(words(block, matrix))"
            } + ["    其他情形\(DisclosureForm.nothing.label)"]
    }

    /// Joins blocks that differ in one dimension only.
    private static func merged(_ blocks: [Block], along dimension: Int) -> [Block] {
        var order: [Block] = []
        var joined: [Block: [Int]] = [:]
        for block in blocks {
            var key = block
            key.places[dimension] = []
            if joined[key] == nil { order.append(key) }
            joined[key, default: []] += block.places[dimension]
        }
        return order.map { key in
            var block = key
            block.places[dimension] = joined[key, default: []]
            return block
        }
    }

    /// The dimensions that a block does not leave open, in Chinese.
    private static func words(_ block: Block, _ matrix: AccessMatrix) -> String {
        let sizes = matrix.sizes
        let parts = sizes.indices.dropFirst().compactMap { dimension -> String? in
            let places = block.places[dimension]
            guard places.count < sizes[dimension] else { return nil }
            return places.flatMap { matrix.labels(dimension: dimension, place: $0) }.joined(separator: "、")
        }
        return parts.isEmpty ? "任何情形" : parts.joined(separator: "；")
    }

    // MARK: Lists

    private static func purposes(_ policy: AccessPolicy) -> [String] {
        policy.purposes.map { purpose in
            let wants = [
                purpose.needsMatter ? "须注明事项" : nil, purpose.needsCaseNumber ? "须注明案号" : nil,
                purpose.needsFollowUpAuthority ? "须负责人书面授权" : nil,
            ].compactMap(\.self)
            return "  \(purpose.purpose.rawValue)  \(purpose.name)"
                + (wants.isEmpty ? "" : "  （\(wants.joined(separator: "，"))）")
        }
    }

    private static func lists(_ policy: AccessPolicy) -> [String] {
        policy.bulkRights.map { right in
            "  \(right.operation.label)：\(right.roles.map(\.label).joined(separator: "、"))，"
                + "\(right.unitLevels.map(\.label).joined(separator: "、"))  〔\(right.ruleID)，\(right.article)〕"
        }
            + policy.limits.map { limit in
                let from = limit.minimumSample > 0 ? "（当日满\(limit.minimumSample)笔起）" : ""
                return "  \(limit.code.label)：不超过\(limit.value)\(from)，\(limit.role?.label ?? "各岗位")"
                    + "  〔\(limit.ruleID)，\(limit.reason)〕"
            }
            + policy.serviceHours.map { hours in
                "  工作日 \(hours.opens?.description ?? "")—\(hours.closes?.description ?? "")  〔\(hours.ruleID)，\(hours.article)〕"
            }
    }
}
