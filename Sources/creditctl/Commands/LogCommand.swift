/// `creditctl log`.
struct LogCommand: Command {
    static let name = "log"
    static let summary = "verifies, reads and archives the permanent query log"
    static let help = """
        usage: creditctl log verify [--from N] [--to N] [--archive DIR [--offline]] [--checkpoint FILE] [--key KEY] [--json]
               creditctl log read --from TIME --to TIME --reason TEXT [--actor A] [--unit U] [--subject CODE]
                                  [--purpose P] [--archive DIR [--offline]] [--json]
               creditctl log archive --month YYYY-MM --directory DIR [--key KEY]
               creditctl log approver-key create --name NAME --file FILE
               creditctl log approve --month YYYY-MM --archive DIR --key FILE [--log-key KEY]
               creditctl log detach --month YYYY-MM --archive DIR --approvers FILE [--log-key KEY]
               creditctl log attach --month YYYY-MM
               creditctl log archives

        verify    re-derives every leaf, tile and root and compares them with what is stored and signed; names what is
                  wrong, by position, and then ends with status 1 (HZ-Q15)
          --from N --to N    positions; widened to multiples of 65,536
          --checkpoint FILE  a checkpoint that somebody else kept, a witness for example
          --key KEY          verifier key, or a file with it; otherwise the policy or key file of the settings
          --archive DIR      verifies the bundles there, and takes from them what is not in the database any more
          --offline          bundles only: no database, and with --key no settings
        read      shows entries; TIME is 2026-07-01 or 2026-07-01T12:30:00, in Shanghai; --to is exclusive
          --subject CODE     unified social credit code, organisation code or opaque reference
          --archive DIR      from bundles; the reading is logged in the database, unless --offline
        archive   makes the bundle of a closed month, always the same from the same log, and goes on where it stopped
        approve   verifies a bundle and signs that its month may leave the database; FILE is the person's private key
        detach    verifies it again; two persons of the list (one verifier key a line) must have approved
        attach    puts a detached month back
        archives  lists archived months
        Every reading of the log is itself logged.
        """
    static let flags = ["--json", "--offline"]
    static let options = [
        "--from", "--to", "--archive", "--checkpoint", "--key", "--reason", "--actor", "--unit", "--subject",
        "--purpose", "--month", "--directory", "--approvers", "--name", "--file", "--log-key",
    ]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch arguments.words {
        case ["verify"]: try LogVerifyAction(context: context).run(arguments)
        case ["read"]: try LogReadAction(context: context).run(arguments)
        case ["archive"]: try LogArchiveAction(context: context).archive(arguments)
        case ["approver-key", "create"]: try LogArchiveAction(context: context).createApproverKey(arguments)
        case ["approve"]: try LogArchiveAction(context: context).approve(arguments)
        case ["detach"]: try LogArchiveAction(context: context).detach(arguments)
        case ["attach"]: try LogArchiveAction(context: context).attach(arguments)
        case ["archives"]: try LogArchiveAction(context: context).list(arguments)
        default: throw CommandFailure(.usage, Self.help)
        }
    }
}
