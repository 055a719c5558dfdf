import CreditServices
import CreditStore
import Cryptography
import HTTPTypes

/// Logging in and out, passwords and second factors.
///
/// - Rule: PB-7, PB-11, QZ-2, QZ-3.
struct StaffSessionCommands {
    /// Most characters of a password that is looked at; longer ones can't have been set.
    private static let maximumPasswordCharacters = PasswordHash.maximumPasswordLength
    /// Digits of an offer: more than ever are made.
    private static let maximumOfferCharacters = 512

    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    /// Logs in.
    func logIn(_ form: inout StaffForm) throws -> HTTPResponse {
        let attempt = LogInAttempt(
            account: try form.body.text("account", maximum: StaffForm.maximumCodeCharacters),
            password: try form.body.text("password", maximum: Self.maximumPasswordCharacters),
            code: try form.body.optionalText("code", maximum: OneTimePassword.digits),
            certificate: turn.request.certificate?.spkiDigest, origin: turn.request.origin,
            nowMicroseconds: turn.request.nowMicroseconds)
        try form.body.finish()
        let (token, answer) = try StaffLogIn(turn.connection, turn.secrets).logIn(
            attempt, refusal: StaffProblem(.logInFailed).openDocument)
        var response = StaffAnswer.json(
            StaffAnswer.json([("csrf_token", try token.requestToken())], around: ("session", answer)))
        guard let cookie = StaffCookie.giving(token) else { throw StaffError.unexpectedAnswer }
        response.headers.append(.setCookie, cookie)
        return response
    }

    /// Says who is logged in.
    func state() throws -> HTTPResponse {
        let answer = try StaffTransaction(turn.connection).run { try StaffSessionStore($0).state(turn.caller) }
        // Whoever has no token was refused by the database.
        guard let token = turn.token else { throw StaffError.unexpectedAnswer }
        return StaffAnswer.json(
            StaffAnswer.json([("csrf_token", try token.requestToken())], around: ("session", answer)))
    }

    /// Logs out.
    func logOut() throws -> HTTPResponse {
        let answer = try StaffTransaction(turn.connection).run { connection in
            let store = StaffSessionStore(connection)
            try store.requireRequestToken(turn.requestToken, caller: turn.caller)
            return try store.end(turn.caller)
        }
        var response = StaffAnswer.json(answer)
        response.headers.append(.setCookie, StaffCookie.taking)
        return response
    }

    /// Sets a new password.
    func changePassword(_ form: inout StaffForm) throws -> HTTPResponse {
        let present = try form.body.text("current_password", maximum: Self.maximumPasswordCharacters)
        let new = try form.body.text("new_password", maximum: Self.maximumPasswordCharacters)
        try form.body.finish()
        return StaffAnswer.json(
            try PasswordChange(turn.connection, turn.secrets, turn.caller).change(
                from: present, to: new, requestTokenDigest: turn.requestToken))
    }

    /// Makes a secret for a second factor.
    func offer(_ form: inout StaffForm) throws -> HTTPResponse {
        try form.body.finish()
        let offer = try SecondFactorEnrolment(turn.connection, turn.secrets, turn.caller).offer(
            requestTokenDigest: turn.requestToken)
        return StaffAnswer.json(
            StaffAnswer.json(
                [("secret", offer.password.base32Secret), ("address", offer.address), ("offer", offer.sealed)],
                around: ("session", offer.answer)))
    }

    /// Takes the second factor into use.
    func enrol(_ form: inout StaffForm) throws -> HTTPResponse {
        let offer = try form.body.text("offer", maximum: Self.maximumOfferCharacters)
        let code = try form.body.text("code", maximum: OneTimePassword.digits)
        try form.body.finish()
        return StaffAnswer.json(
            try SecondFactorEnrolment(turn.connection, turn.secrets, turn.caller).enrol(
                offer: offer, code: code, requestTokenDigest: turn.requestToken))
    }
}
