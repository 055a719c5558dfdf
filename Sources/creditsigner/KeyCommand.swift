import DurableFiles
import LogSigning
import QueryLog
import Settings
import TransparencyLog

/// `creditsigner key`: the log's own key.
///
/// - Rule: HZ-Q15.
struct KeyCommand {
    private let settings: Settings
    private var file: NoteKeyFile { NoteKeyFile(settings.signer.privateKeyFile) }

    init(_ settings: Settings) {
        self.settings = settings
    }

    /// Makes the key where there is none, and publishes its public half.
    ///
    /// A log keeps its key: another one would make everything that was signed doubtful.
    func create() throws(ProgramFailure) {
        let key: VerifierKey
        do throws(NoteKeyFileError) {
            key = try file.create(
                name: settings.queryLog.origin, type: settings.signer.algorithm == .sm2 ? .sm2 : .ed25519)
        } catch { throw ProgramFailure(.configuration, error.description) }
        do throws(DurableFileError) {
            try CheckpointPublication(folder: settings.queryLog.publicationDirectory).publish(key)
        } catch { throw ProgramFailure(.failure, error.description) }
        print(key.text)
    }

    /// Prints the verifier key.
    func show() throws(ProgramFailure) {
        print(try signer().verifierKey.text)
    }

    /// The key of the log that the settings name.
    func signer() throws(ProgramFailure) -> NoteSigner {
        let signer: NoteSigner
        do throws(NoteKeyFileError) { signer = try file.signer() } catch {
            let advice = error.isAbsence ? "; make it with: creditsigner key create" : ""
            throw ProgramFailure(.configuration, error.description + advice)
        }
        guard signer.verifierKey.name == settings.queryLog.origin, signer.verifierKey.type != .cosignature else {
            throw ProgramFailure(
                .configuration, "\(settings.signer.privateKeyFile) is not the key of \(settings.queryLog.origin)")
        }
        return signer
    }
}
