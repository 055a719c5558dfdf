import CreditInformation
import CreditIntake
import CreditStore
import Cryptography
import FileDecoding
import FoundationEssentials
import SampleData
import Settings

/// `creditctl sample`.
struct SampleCommand: Command {
    static let name = "sample"
    static let summary = "makes the project's own sample data"
    static let help = """
        usage: creditctl sample load  --subjects N [--seed N] [--benchmark] [--directory DIRECTORY]
               creditctl sample files --subjects N [--seed N] [--benchmark] --directory DIRECTORY
               creditctl sample codes --subjects N [--seed N]
               creditctl sample accounts [--certificates DIRECTORY]
               creditctl sample certificate-holders
               creditctl sample code ACCOUNT

        Invented subjects and records in the forms in which departments send them, the same for the same seed.
          load   writes the files and imports them; twice changes nothing
          files  writes the files only
          codes  prints the unified codes of the subjects, one a line
          accounts  makes invented units, agreements and accounts through the functions that two persons use for real ones,
                    binds DIRECTORY/ACCOUNT.pem, opens the hours for 30 days; names, passwords and second factors are in
                    sample-accounts.json below the home folder; twice changes nothing
          certificate-holders  prints the accounts that ask with certificates, one a line
          code      prints the present one-time code of a sample account
          --benchmark  level-A items only, five records a subject
        """
    static let flags = ["--benchmark"]
    static let options = ["--subjects", "--seed", "--directory", "--certificates"]
    let context: CommandContext

    /// Records of each subject in the benchmark's data.
    private static let benchmarkRecords = 5
    private static let defaultSeed = 20_260_101

    func run(_ arguments: CommandArguments) throws {
        let subjects = try arguments.integer("--subjects", in: 1...5_000_000, default: 2000)
        let seed = UInt64(try arguments.integer("--seed", in: 0...Int.max, default: Self.defaultSeed))
        switch arguments.words {
        case ["codes"]:
            for index in 0..<subjects { print(SampleData.unifiedCode(ofSubject: index, seed: seed)) }
        case ["files"]: _ = try write(files(arguments, subjects, seed), try arguments.required("--directory"))
        case ["accounts"]: try makeAccounts(certificates: arguments["--certificates"])
        case ["certificate-holders"]: for account in SampleAccounts.certificateHolders { print(account) }
        case ["load"]: try load(files(arguments, subjects, seed), arguments)
        case let words where words.count == 2 && words[0] == "code": try printCode(of: words[1])
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func makeAccounts(certificates: String?) throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        var run = try SampleAccountsRun(context, settings, certificates: certificates)
        print("sample accounts are in \(try run.run())")
    }

    private func printCode(of account: String) throws {
        let file = try SampleAccountsFile.load(try context.settings().home + "/" + SampleAccountsFile.name)
        guard let bytes = file[account]?.secondFactorBytes.flatMap(SampleHexadecimal.bytes) else {
            throw CommandFailure(.badData, "no sample account \(account) with a device")
        }
        let step = OneTimePassword.step(at: CommandContext.now() / 1_000_000)
        print(try OneTimePassword(secret: SecretBytes(copying: bytes)).code(ofStep: step))
    }

    private func files(_ arguments: CommandArguments, _ subjects: Int, _ seed: UInt64) throws -> [SampleFile] {
        let settings = try context.settings()
        let store = CatalogueStore(try context.connect(settings, as: settings.database.intakeUser))
        guard let stored = try store.published() else { throw CommandFailure(.refused, "no catalogue is published") }
        let catalogue = try Catalogue(checking: stored.document)
        return arguments.has("--benchmark")
            ? SampleData.benchmark(
                catalogue: catalogue, subjects: subjects, recordsPerSubject: Self.benchmarkRecords, seed: seed)
            : SampleData(catalogue: catalogue, subjects: subjects, seed: seed, asOf: CommandContext.today()).files()
    }

    private func write(_ files: [SampleFile], _ directory: String) throws -> [String] {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        return try files.map { sample in
            let path = directory + "/" + sample.name
            var file = try OutputFile(replacing: path, permissions: 0o644)
            try sample.write { try file.write($0) }
            try file.commit()
            return path
        }
    }

    private func load(_ files: [SampleFile], _ arguments: CommandArguments) throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let keys = try context.keys(settings)
        let connection = try context.connect(settings, as: settings.database.intakeUser)
        let paths = try write(files, arguments["--directory"] ?? settings.home + "/sample")
        for (file, path) in zip(files, paths) {
            let progress = ProgressLine(file.name)
            let startedAt = CommandContext.now()
            var request = ImportRequest(
                settings, path: path, providerCode: file.providerCode, itemCode: file.itemCode)
            request.subjectKind = file.subjectKind
            let run = ImportRun(request, connection: connection, keys: keys, clock: CommandContext.now) { state in
                progress.show(done: state.bytesRead, total: state.totalBytes, count: state.rows, of: "rows")
            }
            let outcome = try run.run()
            progress.finish()
            let seconds = Double(CommandContext.now() - startedAt) / 1_000_000
            let counts = outcome.counts
            print(
                "\(file.name): \(counts.rows) rows, \(counts[.accepted]) accepted, \(counts[.updated]) updated, "
                    + "\(counts[.unchanged]) unchanged, \(counts[.quarantined]) quarantined, "
                    + "\(counts[.rejected]) rejected, \(Int(Double(counts.rows) / max(seconds, 0.001))) rows/s")
        }
    }
}
