internal import Sodium

/// A site that people log in to with passkeys (Web Authentication, level 2, section 7). Values go in and values come
/// out: it keeps nothing, and where its challenges come from is its caller's concern.
package struct RelyingParty: Hashable, Sendable {
    /// The domain to which authenticators bind their keys.
    package let id: String
    /// What a browser calls the site.
    package let name: String
    /// Scheme, host and port, as browsers write them: the port is left out where it is that of the scheme.
    package let origin: String

    package init(id: String, name: String, origin: String) {
        self.id = id
        self.name = name
        self.origin = origin
    }

    /// The checks that a registration and an assertion share: steps 7 to 10 of section 7.1, 11 to 14 of section 7.2.
    func check(_ clientData: ClientData, type: String, challenge isOurs: (String) -> Bool) throws(WebAuthnError) {
        guard clientData.type == type else { throw .type }
        guard isOurs(clientData.challenge) else { throw .challenge }
        guard clientData.origin == origin else { throw .origin }
        // No page of ours asks from within another's frame.
        guard !clientData.isCrossOrigin else { throw .crossOrigin }
        // No connection of ours uses token binding, which browsers have given up.
        guard !clientData.isTokenBound else { throw .tokenBinding }
    }

    /// Steps 13 to 15 of section 7.1, 15 to 17 of section 7.2.
    func check(_ data: AuthenticatorData, requiresUserVerification: Bool) throws(WebAuthnError) {
        guard data.relyingPartyDigest == Digest.sha256(Array(id.utf8)) else { throw .relyingParty }
        guard data.isUserPresent else { throw .userNotPresent }
        guard data.isUserVerified || !requiresUserVerification else { throw .userNotVerified }
    }
}
