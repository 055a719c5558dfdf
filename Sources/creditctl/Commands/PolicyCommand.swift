import CreditInformation
import CreditServices
import CreditStore
import Postgres
import Settings

/// `creditctl policy`.
struct PolicyCommand: Command {
    static let name = "policy"
    static let summary = "checks, publishes, prints and explains the access policy: who may see what"
    static let help = """
        usage: creditctl policy check FILE
               creditctl policy publish FILE --effective DATE
               creditctl policy table [FILE]             defaults to the policy in force
               creditctl policy explain --as ACCOUNT --record RECORD [--purpose PURPOSE]
               creditctl policy explain --as ACCOUNT --subject CODE [--purpose PURPOSE]

        A published policy never changes; another one takes its place on its first day. The table of the policy in force is
        compared with what the database decides before it is printed. Explaining shows what the account would be given, and
        on which rule; PURPOSE defaults to government_matter. Nothing of a record's content is shown.
          RECORD  the record's id as an answer shows it
          CODE    the subject's unified social credit code or organisation code
        """
    static let flags: [String] = []
    static let options = ["--effective", "--as", "--record", "--subject", "--purpose"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch (arguments.words.first, arguments.words.count) {
        case ("check"?, 2): try check(arguments.words[1])
        case ("publish"?, 2): try publish(arguments)
        case ("table"?, 1): try tableInForce()
        case ("table"?, 2): print(PolicyTable.lines(of: try policy(arguments.words[1])).joined(separator: "\n"))
        case ("explain"?, 1): try explain(arguments)
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func check(_ path: String) throws {
        let reading = AccessPolicyReading(json: try context.bytes(of: path))
        let findings = AccessPolicyCheck.findings(in: reading)
        for finding in findings { print("\(finding.description)\n  \(finding.sentence)") }
        guard findings.isEmpty, let policy = reading.policy else {
            throw CommandFailure(.badData, "\(findings.count) findings refuse the policy")
        }
        print("\(policy.title): \(policy.rules.count) rules, nothing to refuse")
    }

    private func publish(_ arguments: CommandArguments) throws {
        let effectiveOn: CalendarDate
        do { effectiveOn = try CalendarDate(reading: try arguments.required("--effective")) } catch is DateReadingError
        {
            throw CommandFailure(.usage, "--effective wants a date such as 2026-01-01")
        }
        let file = try context.bytes(of: arguments.words[1])
        let settings = try context.settings()
        let publication = AccessPolicyPublication(
            connection: try context.connect(settings, as: settings.database.intakeUser), clock: CommandContext.now)
        do throws(AccessPolicyPublicationError) {
            let outcome = try publication.publish(
                file, effectiveOn: effectiveOn, publishedBy: CommandContext.account())
            let state = outcome.isUnchanged ? "was published already" : "is published"
            print("policy \(outcome.label) \(state); it holds from \(outcome.effectiveOn)")
        } catch {
            throw CommandFailure(.badData, error.explanation + (error.ruleID.map { "（\($0)）" } ?? ""))
        }
    }

    private func policy(_ path: String) throws(CommandFailure) -> AccessPolicy {
        let file = try context.bytes(of: path)
        do { return try AccessPolicy(checking: file) } catch { throw CommandFailure(.badData, error.description) }
    }

    private func tableInForce() throws {
        let settings = try context.settings()
        let store = AccessPolicyStore(try context.connect(settings, as: settings.database.intakeUser))
        guard let stored = try store.inForce(on: CommandContext.today()) else {
            throw CommandFailure(.refused, "no policy is in force today")
        }
        let policy = try AccessPolicy(checking: stored.document)
        var situations: [AccessSituation] = []
        AccessMatrix(policy).forEachCase { _, situation in situations.append(situation) }
        let decided = try store.decisions(stored.policyID, in: situations)
        guard situations.map(policy.decision(in:)) == decided else {
            throw CommandFailure(
                .failure, "the rows of policy \(stored.label) say something else than its document; nothing is printed")
        }
        print(PolicyTable.lines(of: policy).joined(separator: "\n"))
    }
}

extension PolicyCommand {
    private func explain(_ arguments: CommandArguments) throws {
        let account = try arguments.required("--as")
        guard let purpose = QueryPurpose(rawValue: arguments["--purpose"] ?? QueryPurpose.governmentMatter.rawValue)
        else {
            let known = QueryPurpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "--purpose is one of \(known)")
        }
        let (subject, record) = try asked(arguments)
        let settings = try context.settings()
        let store = AccessPolicyStore(try context.connect(settings, as: settings.database.intakeUser))
        let explanations: [AccessExplanation]
        do throws(PostgresError) {
            explanations = try store.explanations(
                account: account, subject: subject, record: record, purpose: purpose,
                atMicroseconds: CommandContext.now())
        } catch {
            // The function's word for an account that is not there.
            guard error.sqlState == SQLState("22023") else { throw error }
            throw CommandFailure(.badData, "there is no account \(account)")
        }
        for explanation in explanations { print(lines(of: explanation).joined(separator: "\n")) }
        if explanations.isEmpty { throw CommandFailure(.refused, "there is no such record or subject") }
    }

    private func asked(_ arguments: CommandArguments) throws(CommandFailure) -> (Digest128?, Digest128?) {
        switch (arguments["--subject"], arguments["--record"]) {
        case (nil, let text?):
            guard let record = Digest128(hexadecimal: text) else {
                throw CommandFailure(.usage, "RECORD is an id of 32 hexadecimal digits")
            }
            return (nil, record)
        case (let text?, nil):
            // Each reader refuses what the other takes. Persons are not asked for by number: words of a command are seen
            // by every user of the machine.
            if let code = try? UnifiedSocialCreditCode(text) { return (PublicReference(code).subjectKey, nil) }
            if let code = try? OrganisationCode(text) { return (PublicReference(code).subjectKey, nil) }
            throw CommandFailure(.usage, "CODE is a unified social credit code or an organisation code")
        case (nil, nil), (_?, _?): throw CommandFailure(.usage, "either --record or --subject must be given")
        }
    }

    private func lines(of explanation: AccessExplanation) -> [String] {
        var lines: [String] = []
        if let code = explanation.refusalCode {
            lines.append("the account may not ask: \(code)\(explanation.refusalRule.map { " [\($0)]" } ?? "")")
        }
        guard let record = explanation.record else { return lines }
        lines.append("record \(record.text)")
        lines += explanation.circumstances.map { "  \($0.name): \($0.value ?? "none")" }
        let number = explanation.ruleNumber.map { "rule \($0)" } ?? "default"
        lines.append(
            "  => \(explanation.form ?? DisclosureForm.nothing.rawValue) by \(number) [\(explanation.ruleID ?? "")] "
                + (explanation.sentence ?? ""))
        return lines
    }
}
