private import CLibPQ

extension PostgresError {
    /// Reads what the server said in an error result; the caller keeps the result.
    static func server(_ result: OpaquePointer) -> PostgresError {
        let code = unsafe field(result, .sqlState)
        guard let code else {
            // Errors of libpq itself carry no code.
            return PostgresError(.connectionLost, unsafe field(result, .messagePrimary) ?? "no answer")
        }
        let state = SQLState(code)
        var words = unsafe safePrimary(field(result, .messagePrimary) ?? "", state)
        if let context = unsafe field(result, .context).flatMap(safeContext) { words += " [\(context)]" }
        return PostgresError(
            .server(state), words, constraint: unsafe field(result, .constraintName),
            refusal: state == .raisedRefusal ? unsafe refusal(result) : nil)
    }

    /// What a function of ours raised; only there are DETAIL and HINT constants of the function.
    private static func refusal(_ result: OpaquePointer) -> RaisedRefusal? {
        guard let code = unsafe field(result, .messagePrimary), let rule = unsafe field(result, .messageDetail),
            let sentence = unsafe field(result, .messageHint)
        else { return nil }
        return RaisedRefusal(code: code, ruleID: rule, sentence: sentence)
    }

    /// An error of the connection itself, with libpq's words for the log: they name hosts, roles
    /// and databases, no data.
    static func connection(_ connection: OpaquePointer, _ kind: Kind) -> PostgresError {
        // The text belongs to the connection and is copied.
        guard let text = unsafe PQerrorMessage(connection) else { return PostgresError(kind) }
        let words = unsafe String(cString: text).split(separator: "\n").first.map(String.init)
        return PostgresError(kind, words ?? "")
    }

    /// One field of an error or a notice. The text belongs to the result and is copied.
    static func field(_ result: OpaquePointer, _ code: DiagnosticField) -> String? {
        guard let text = unsafe PQresultErrorField(result, code.rawValue) else { return nil }
        return unsafe String(cString: text)
    }

    /// The primary message without values.
    ///
    /// DETAIL is not read, except of our own refusals: it quotes rows. Data exceptions (class 22) quote the value in the
    /// primary message too, as in `invalid input syntax for type date: "…"`, so everything from the
    /// first quotation mark on is left out.
    static func safePrimary(_ message: String, _ state: SQLState) -> String {
        guard state.errorClass == "22" else { return message }
        return String(message.prefix { $0 != "\"" })
    }

    /// The lines of a context that say where, without those that quote values or statements.
    static func safeContext(_ context: String) -> String? {
        var lines: [Substring] = []
        for line in context.split(separator: "\n") {
            if line.hasPrefix("PL/pgSQL function ") || line.hasPrefix("SQL function ") {
                lines.append(line)
            } else if line.hasPrefix("COPY ") {
                // `COPY table, line 3, column c: "value"`
                lines.append(line.prefix { $0 != ":" && $0 != "\"" })
            }
        }
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }
}
