import CreditServices
import CreditStore
import Cryptography
import HTTPTypes
import Postgres

/// Logging in and out, passwords and second factors.
///
/// - Rule: PB-7, PB-11, QZ-2, QZ-3.
struct StaffSessionCommands {
    /// Most characters of a password that is looked at; longer ones can't have been set.
    private static let maximumPasswordCharacters = PasswordHash.maximumPasswordLength
    /// Digits of an offer: more than ever are made.
    private static let maximumOfferCharacters = 512

    let secrets: StaffSecrets
    let caller: StaffCaller
    let connection: Connection
    /// Digest of the token that the command carries.
    let requestToken: [UInt8]

    /// Does a command about the own session; nil for other commands.
    func answer(
        _ request: CommandRequest<StaffRoute>, _ token: SessionToken?, _ form: inout StaffForm
    ) throws -> HTTPResponse? {
        switch request.route {
        case .openSession: return try logIn(request, &form)
        case .session: return try state(token)
        case .endSession: return try logOut()
        case .changePassword: return try changePassword(&form)
        case .offerSecondFactor: return try offer(&form)
        case .enrolSecondFactor: return try enrol(&form)
        default: return nil
        }
    }

    private func logIn(_ request: CommandRequest<StaffRoute>, _ form: inout StaffForm) throws -> HTTPResponse {
        let attempt = LogInAttempt(
            account: try form.body.text("account", maximum: StaffForm.maximumCodeCharacters),
            password: try form.body.text("password", maximum: Self.maximumPasswordCharacters),
            code: try form.body.optionalText("code", maximum: OneTimePassword.digits),
            certificate: request.certificate?.spkiDigest, origin: request.origin,
            nowMicroseconds: request.nowMicroseconds)
        try form.body.finish()
        let (token, answer) = try StaffLogIn(connection, secrets).logIn(
            attempt, refusal: StaffProblem(.logInFailed).openDocument)
        var response = StaffAnswer.json(
            StaffAnswer.json([("csrf_token", try token.requestToken())], around: ("session", answer)))
        guard let cookie = StaffCookie.giving(token) else { throw StaffError.unexpectedAnswer }
        response.headers.append(.setCookie, cookie)
        return response
    }

    private func state(_ token: SessionToken?) throws -> HTTPResponse {
        let answer = try StaffTransaction(connection).run { try StaffSessionStore($0).state(caller) }
        // Whoever has no token was refused by the database.
        guard let token else { throw StaffError.unexpectedAnswer }
        return StaffAnswer.json(
            StaffAnswer.json([("csrf_token", try token.requestToken())], around: ("session", answer)))
    }

    private func logOut() throws -> HTTPResponse {
        let answer = try StaffTransaction(connection).run { connection in
            let store = StaffSessionStore(connection)
            try store.requireRequestToken(requestToken, caller: caller)
            return try store.end(caller)
        }
        var response = StaffAnswer.json(answer)
        response.headers.append(.setCookie, StaffCookie.taking)
        return response
    }

    private func changePassword(_ form: inout StaffForm) throws -> HTTPResponse {
        let present = try form.body.text("current_password", maximum: Self.maximumPasswordCharacters)
        let new = try form.body.text("new_password", maximum: Self.maximumPasswordCharacters)
        try form.body.finish()
        return StaffAnswer.json(
            try PasswordChange(connection, secrets, caller).change(
                from: present, to: new, requestTokenDigest: requestToken))
    }

    private func offer(_ form: inout StaffForm) throws -> HTTPResponse {
        try form.body.finish()
        let offer = try SecondFactorEnrolment(connection, secrets, caller).offer(requestTokenDigest: requestToken)
        return StaffAnswer.json(
            StaffAnswer.json(
                [("secret", offer.password.base32Secret), ("address", offer.address), ("offer", offer.sealed)],
                around: ("session", offer.answer)))
    }

    private func enrol(_ form: inout StaffForm) throws -> HTTPResponse {
        let offer = try form.body.text("offer", maximum: Self.maximumOfferCharacters)
        let code = try form.body.text("code", maximum: OneTimePassword.digits)
        try form.body.finish()
        return StaffAnswer.json(
            try SecondFactorEnrolment(connection, secrets, caller).enrol(
                offer: offer, code: code, requestTokenDigest: requestToken))
    }
}
