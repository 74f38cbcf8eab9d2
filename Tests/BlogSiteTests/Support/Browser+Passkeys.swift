import Blog
import HTTP
import Sodium
import TestAuthenticator
import Testing

@testable import BlogSite

extension TestSite {
    /// An authenticator for this site's address.
    func authenticator() throws -> TestAuthenticator {
        try TestAuthenticator(origin: "https://blog.example", relyingPartyID: "blog.example")
    }

    /// A browser in which a person with a passkey is logged in.
    func browser(
        loggedInAs role: Role, name: String, with authenticator: TestAuthenticator
    ) throws -> Browser {
        let browser = try browser(loggedInAs: role, name: name)
        #expect(try browser.addPasskey(of: authenticator).hasAddedPasskey)
        return browser
    }
}

extension Browser {
    static let passkeys = "/account/two-factor/passkeys"

    /// Does what the script does with the page of passkeys.
    @discardableResult
    func addPasskey(
        of authenticator: TestAuthenticator, name: String = "Laptop", challenge: String? = nil
    ) throws -> Page {
        let page = get(Self.passkeys)
        authenticator.userHandle = try #require(Base64URL.decode(page.attribute("data-user") ?? ""))
        let answer = try authenticator.register(try challenge ?? #require(page.challenge))
        return post(
            Self.passkeys,
            [
                ("name", name), ("client_data", Base64URL.encode(answer.clientDataJSON)),
                ("attestation", Base64URL.encode(answer.attestationObject)),
            ])
    }

    /// Does what the script does with the page of the log-in.
    @discardableResult
    func logIn(
        with authenticator: TestAuthenticator, next: String = "", challenge: String? = nil
    ) throws -> Page {
        let page = get("/login")
        return post(
            "/login/passkey",
            try Self.fields(authenticator, challenge ?? #require(page.challenge)) + [("next", next)])
    }

    /// What the script sends of an authenticator's proof.
    static func fields(_ authenticator: TestAuthenticator, _ challenge: String) throws -> [(String, String)] {
        let proof = try authenticator.assert(challenge)
        return [
            ("id", authenticator.credentialID), ("client_data", proof.clientDataJSON),
            ("authenticator_data", proof.authenticatorData), ("signature", proof.signature),
            ("user_handle", authenticator.userHandle),
        ].map { ($0.0, Base64URL.encode($0.1)) }
    }

}

extension Browser.Page {
    /// With a first passkey come recovery codes, on a page of their own.
    var hasAddedPasskey: Bool { location == Browser.passkeys || text.contains("Keep these recovery codes") }

    var challenge: String? { attribute("data-challenge") }

    func attribute(_ name: String) -> String? {
        try? Regex(" \(name)=\"([^\"]*)\"").firstMatch(in: text)?.output[1].substring.map(String.init)
    }
}
