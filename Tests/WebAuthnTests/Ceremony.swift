import TestAuthenticator
import WebAuthn

/// A site and an authenticator that belongs to it.
struct Ceremony {
    static let challenge = "Y2hhbGxlbmdlIG9mIHRoZSBkYXk"

    let site = RelyingParty(id: "blog.example", name: "A blog", origin: "https://blog.example")
    let authenticator: TestAuthenticator

    init(_ algorithm: TestAuthenticator.Algorithm = .es256) throws {
        authenticator = try TestAuthenticator(
            algorithm, origin: "https://blog.example", relyingPartyID: "blog.example")
    }

    func register(requiresUserVerification: Bool = false) throws -> PasskeyCredential {
        try verify(
            try registration(), requiresUserVerification: requiresUserVerification)
    }

    func registration(_ challenge: String = challenge) throws -> RegistrationResponse {
        let answer = try authenticator.register(challenge)
        return RegistrationResponse(
            clientDataJSON: answer.clientDataJSON, attestationObject: answer.attestationObject)
    }

    func verify(
        _ response: RegistrationResponse, requiresUserVerification: Bool = false
    ) throws(WebAuthnError) -> PasskeyCredential {
        try site.verify(response, requiresUserVerification: requiresUserVerification) { $0 == Self.challenge }
    }

    func logIn(
        with credential: PasskeyCredential, requiresUserVerification: Bool = true
    ) throws -> VerifiedAssertion {
        try verify(try assertion(), by: credential, requiresUserVerification: requiresUserVerification)
    }

    func assertion(_ challenge: String = challenge) throws -> AssertionResponse {
        let answer = try authenticator.assert(challenge)
        return AssertionResponse(
            clientDataJSON: answer.clientDataJSON, authenticatorData: answer.authenticatorData,
            signature: answer.signature)
    }

    func verify(
        _ response: AssertionResponse, by credential: PasskeyCredential, requiresUserVerification: Bool = true
    ) throws(WebAuthnError) -> VerifiedAssertion {
        try site.verify(response, by: credential, requiresUserVerification: requiresUserVerification) {
            $0 == Self.challenge
        }
    }

    /// What is said of client data in an answer whose other parts are right.
    func verify(clientData: String, by credential: PasskeyCredential) throws -> VerifiedAssertion {
        let bytes = Array(clientData.utf8)
        let data = authenticator.authenticatorData()
        let signature = try authenticator.sign(data, bytes)
        return try verify(
            AssertionResponse(clientDataJSON: bytes, authenticatorData: data, signature: signature), by: credential)
    }
}
