import CreditInformation
import CreditIntake
public import CreditStore
import Cryptography
public import Postgres

/// The centre changes a credit file inside a case: corrects the record of an objection, takes in one that is missing, or
/// records an established forgery.
///
/// Content is read by the daemon and by nobody else; a person gives values and is shown comparisons. Each call reads, which
/// is logged and committed first, works out what an import of the changed row would store, and stores that in one
/// transaction with the event of the case. Confined to the thread of its connection, which logs in as staff, outside of a
/// transaction.
/// - Rule: HZ-O2, HZ-O8, HZ-Q9, HZ-Q15, BX-3, X-5.
public struct RecordCorrection {
    private let desk: CorrectionDesk
    private let secrets: StaffSecrets

    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    public init(
        _ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller, requestTokenDigest: [UInt8]
    ) {
        self.secrets = secrets
        desk = CorrectionDesk(connection, secrets, caller, requestTokenDigest: requestTokenDigest)
    }

    /// Gives fields of the record other values.
    ///
    /// - Parameters:
    ///   - fields: Texts by canonical field code, as an import would find them; an empty one takes the value away.
    ///   - note: What was found and on what it rests.
    /// - Returns: JSON: `case`, `state`, `correction`, `record`, `version`.
    public func replace(case caseID: UInt128, fields: [String: String], note: String) throws(StaffError) -> String {
        try CorrectionDesk.sorted { try change(caseID, fields, note, as: .replace) }
    }

    /// Gives fields that have no value one.
    ///
    /// - Returns: JSON as ``replace(case:fields:note:)``.
    public func supplement(case caseID: UInt128, fields: [String: String], note: String) throws(StaffError) -> String {
        try CorrectionDesk.sorted { try change(caseID, fields, note, as: .supplement) }
    }

    /// Ends the record: state `corrected`. It is not disclosed to anyone any more and does not come back unchanged.
    ///
    /// - Returns: JSON as ``replace(case:fields:note:)``.
    public func delete(case caseID: UInt128, note: String) throws(StaffError) -> String {
        try CorrectionDesk.sorted { try end(caseID, note, as: .delete) }
    }

    /// Ends the disclosure of a record that stands.
    ///
    /// - Parameter scope: From whom it is withheld.
    /// - Returns: JSON as ``replace(case:fields:note:)``.
    public func endDisclosure(
        case caseID: UInt128, scope: DisclosureEndScope, note: String
    ) throws(StaffError) -> String {
        try CorrectionDesk.sorted {
            try end(caseID, note, as: scope == .society ? .endPublicDisclosure : .endEveryDisclosure)
        }
    }

    private func change(
        _ caseID: UInt128, _ fields: [String: String], _ note: String, as kind: CorrectionKind
    ) throws -> String {
        let inForce = try desk.catalogue()
        let reading = try desk.read(caseID)
        guard let held = reading.record, let content = held.content else {
            throw StaffError.refused(.otherCorrection)
        }
        let row = try desk.row(
            item: held.itemCode, kind: held.kind, provider: held.providerCode, inForce)
        var texts = try row.texts(ofStored: content)
        if kind == .supplement,
            let field = row.item.fields.first(where: { fields[$0.code] != nil && texts[$0.code] != nil })
        {
            throw StaffError.refused(.fieldPresent(field.name))
        }
        texts.merge(fields) { _, given in given }
        let chunk = try resolved(row, texts, reading)
        guard let version = chunk.versions.first, version.recordID == held.recordID,
            version.subjectKey == held.subjectKey
        else { throw StaffError.refused(.correctionOfIdentity) }

        let others = reading.naming.filter { $0.recordID != held.recordID }
        let isShown = version.publicDocument != nil
        let corrected = held.replaced(by: version, receivedAtMicroseconds: desk.caller.nowMicroseconds)
        let names =
            isShown || others.count < reading.naming.count
            ? try desk.names(of: held.subjectKey, from: others + (isShown ? [corrected] : []), inForce) : .unchanged
        let change = CorrectionChange(
            subject: held.subjectKey, kind: held.kind, opensFile: false,
            version: try desk.version(version, item: held.itemCode, provider: held.providerCode),
            identifiers: chunk.identifiers, names: names)
        return try desk.keep(change, as: kind, in: caseID, note: note, reading)
    }

    private func end(_ caseID: UInt128, _ note: String, as kind: CorrectionKind) throws -> String {
        let reading = try desk.read(caseID)
        guard let held = reading.record else { throw StaffError.refused(.otherCorrection) }
        let change = CorrectionChange(
            subject: held.subjectKey, kind: held.kind, opensFile: false, version: nil, identifiers: [],
            names: try names(without: held, reading))
        return try desk.keep(change, as: kind, in: caseID, note: note, reading)
    }

    /// What the public is to know about the subject once a record is gone.
    ///
    /// To end a record no catalogue is needed: what is wrong goes (HZ-O8), whatever became of the rules it came by. Only
    /// names that rest on other records are made by the one in force; while there is none, society is shown nothing.
    private func names(without held: HeldRecord, _ reading: CorrectionReading) throws -> CorrectionChange.Names {
        let others = reading.naming.filter { $0.recordID != held.recordID }
        guard let inForce = try desk.catalogueInForce() else { return .forgotten }
        guard others.count < reading.naming.count else { return .unchanged }
        return others.isEmpty
            ? .forgotten : try desk.names(of: held.subjectKey, from: others, desk.checked(inForce))
    }
}

extension RecordCorrection {
    /// Takes in the record that an objection says is missing, as an import of one row would, in a batch of its own.
    ///
    /// - Parameters:
    ///   - fields: Texts by canonical field code, as an import would find them.
    ///   - provider: Unit that should have provided it, where the objection does not say; otherwise ignored.
    /// - Returns: JSON as ``replace(case:fields:note:)``.
    public func takeInOmission(
        case caseID: UInt128, fields: [String: String], provider: String? = nil, note: String
    ) throws(StaffError) -> String {
        try CorrectionDesk.sorted {
            let inForce = try desk.catalogue(or: .omissionNotInCatalogue)
            let reading = try desk.read(caseID)
            guard reading.isOmission, reading.forgery == nil, let item = reading.item else {
                throw StaffError.refused(.otherCorrection)
            }
            guard let provider = reading.provider ?? provider else { throw StaffError.refused(.providerUnknown) }
            let row = try desk.row(
                item: item, kind: reading.subjectKind, provider: provider, inForce, or: .omissionNotInCatalogue)
            return try add(fields, row, caseID, note, provider: provider, as: .omission)
        }
    }

    /// Records an established forgery in the applicant's own file, which it opens where there is none.
    ///
    /// Nobody gives values: the applicant, the day and the finding are the case's.
    /// - Returns: JSON as ``replace(case:fields:note:)``.
    public func recordForgery(case caseID: UInt128, note: String) throws(StaffError) -> String {
        try CorrectionDesk.sorted {
            let inForce = try desk.catalogue(or: .omissionNotInCatalogue)
            let reading = try desk.read(caseID, item: ForgeryRecord.itemCode)
            guard let forgery = reading.forgery else { throw StaffError.refused(.otherCorrection) }
            guard let item = inForce.catalogue.item(ForgeryRecord.itemCode), let provider = item.providers.first else {
                throw StaffError.refused(.omissionNotInCatalogue)
            }
            let record = ForgeryRecord(forgery)
            let row = try desk.row(
                item: item.code, kind: record.subjectKind, provider: provider, inForce, or: .omissionNotInCatalogue)
            let fields = try record.fields(secrets, authority: inForce.catalogue.unit(provider)?.name ?? provider)
            return try add(fields, row, caseID, note, provider: provider, as: .forgery)
        }
    }

    private func add(
        _ fields: [String: String], _ row: SingleRow, _ caseID: UInt128, _ note: String, provider: String,
        as kind: CorrectionKind
    ) throws -> String {
        // Again, now that the identifiers are known: whose they are decides which record it is.
        let reading = try desk.read(
            caseID, item: row.item.code, identifiers: row.identifierDigests(of: fields))
        let chunk = try resolved(row, fields, reading)
        guard let version = chunk.versions.first, version.subjectKey == reading.file else {
            throw StaffError.refused(.correctionOfIdentity)
        }
        let change = CorrectionChange(
            subject: version.subjectKey, kind: row.subjectKind, opensFile: !chunk.subjects.isEmpty,
            version: try desk.version(version, item: row.item.code, provider: provider),
            identifiers: chunk.identifiers,
            names: CorrectionChange.Names(
                replaces: false, subject: chunk.publicSubjects.first,
                identifiers: chunk.publicIdentifiers.map(\.identifier)))
        return try desk.keep(change, as: kind, in: caseID, note: note, reading)
    }

    /// What an import of the row would store.
    private func resolved(
        _ row: SingleRow, _ texts: [String: String], _ reading: CorrectionReading
    ) throws -> ImportChunk {
        let excerpt = FileExcerpt(
            subject: reading.subject, known: reading.known, newest: reading.newest,
            publicSubject: reading.publicSubject, unifiedCode: reading.unifiedCode)
        switch try row.resolve(texts, against: excerpt) {
        case .issues(let issues): throw StaffError.refused(.correctionNotReadable(issues))
        case .unchanged: throw StaffError.refused(.correctionWithoutEffect)
        case .change(let chunk): return chunk
        }
    }
}
