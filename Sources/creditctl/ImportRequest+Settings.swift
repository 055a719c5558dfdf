import CreditIntake
import FileDecoding
import Settings

extension ImportRequest {
    /// A request within the bounds that the settings give.
    init(_ settings: Settings, path: String, providerCode: String, itemCode: String) {
        var limits = FileDecodingLimits()
        limits.rows = settings.intake.maximumRows
        limits.memberBytes = settings.intake.maximumUnpackedBytes
        limits.cellCharacters = min(limits.cellCharacters, settings.intake.maximumFieldBytes)
        self.init(
            path: path, providerCode: providerCode, itemCode: itemCode, subjectKind: nil, mapping: .none,
            isDryRun: false, reportPath: path + ".report.csv", requestedBy: CommandContext.account(),
            receivedOn: CommandContext.today(), startedAtMicroseconds: CommandContext.now(),
            rejectThresholdPercent: settings.intake.rejectThresholdPercent, chunkRows: settings.intake.chunkRows,
            limits: limits)
    }
}
