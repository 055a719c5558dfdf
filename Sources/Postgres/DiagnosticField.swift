/// Fields of an error or notice, by the letters of the protocol.
///
/// libpq names them with character macros (`PG_DIAG_…`), which Swift can't import. DETAIL and HINT
/// quote rows: they are read only of what our own functions raise (`SQLState.raisedRefusal`).
enum DiagnosticField: Int32 {
    /// PG_DIAG_SQLSTATE.
    case sqlState = 0x43
    /// PG_DIAG_MESSAGE_PRIMARY.
    case messagePrimary = 0x4D
    /// PG_DIAG_MESSAGE_DETAIL.
    case messageDetail = 0x44
    /// PG_DIAG_MESSAGE_HINT.
    case messageHint = 0x48
    /// PG_DIAG_SOURCE_FUNCTION.
    case sourceFunction = 0x52
    /// PG_DIAG_SEVERITY_NONLOCALIZED.
    case severity = 0x56
    /// PG_DIAG_CONTEXT.
    case context = 0x57
    /// PG_DIAG_CONSTRAINT_NAME.
    case constraintName = 0x6E
}
