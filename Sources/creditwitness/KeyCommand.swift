import QueryLog
import Settings
import TransparencyLog

/// `creditwitness key`: the witness's own key.
///
/// - Rule: HZ-Q15 (C2SP tlog-cosignature).
struct KeyCommand {
    private let settings: WitnessSettings
    private var file: NoteKeyFile { NoteKeyFile(settings.privateKeyFile) }

    init(_ settings: WitnessSettings) {
        self.settings = settings
    }

    /// Makes the key where there is none: a witness is known by its key.
    func create() throws(ProgramFailure) {
        guard let name = settings.name else { throw ProgramFailure(.configuration, "witness.name is not set") }
        do throws(NoteKeyFileError) { print(try file.create(name: name, type: .cosignature).text) } catch {
            throw ProgramFailure(.configuration, error.description)
        }
    }

    /// Prints the verifier key.
    func show() throws(ProgramFailure) {
        print(try signer().verifierKey.text)
    }

    /// The key of the witness that the settings name.
    func signer() throws(ProgramFailure) -> NoteSigner {
        let signer: NoteSigner
        do throws(NoteKeyFileError) { signer = try file.signer() } catch {
            let advice = error.isAbsence ? "; make it with: creditwitness key create" : ""
            throw ProgramFailure(.configuration, error.description + advice)
        }
        guard signer.verifierKey.name == settings.name, signer.verifierKey.type == .cosignature else {
            throw ProgramFailure(
                .configuration, "\(settings.privateKeyFile) is not the key of the witness that witness.name names")
        }
        return signer
    }
}
