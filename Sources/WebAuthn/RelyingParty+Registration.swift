/// What a browser answers to a request for a new key (section 5.2.1, "AuthenticatorAttestationResponse").
package struct RegistrationResponse: Sendable {
    package let clientDataJSON: [UInt8]
    package let attestationObject: [UInt8]

    package init(clientDataJSON: [UInt8], attestationObject: [UInt8]) {
        self.clientDataJSON = clientDataJSON
        self.attestationObject = attestationObject
    }
}

extension RelyingParty {
    /// Registers a credential (section 7.1). That its id is not registered yet (step 22) is for whoever keeps it.
    ///
    /// Attestation is not asked for, and when some comes it is as if there was none (steps 18 to 21): any make of
    /// authenticator will do, as any password would.
    /// - Parameter isOurs: whether a challenge, in base64url, was given to this browser for this purpose.
    package func verify(
        _ response: RegistrationResponse, requiresUserVerification: Bool = false, challenge isOurs: (String) -> Bool
    ) throws(WebAuthnError) -> PasskeyCredential {
        let clientData = try ClientData(json: response.clientDataJSON)
        try check(clientData, type: "webauthn.create", challenge: isOurs)
        let data = try AuthenticatorData(try AttestationObject(response.attestationObject).authenticatorData)
        try check(data, requiresUserVerification: requiresUserVerification)
        guard let attested = data.attestedCredential else { throw .malformed(.authenticatorData) }
        // Step 16.
        guard let (algorithm, publicKey) = attested.publicKey(within: data) else { throw .algorithm }
        return PasskeyCredential(
            id: attested.id, algorithm: algorithm, publicKey: publicKey, signCount: data.signCount,
            isUserVerified: data.isUserVerified)
    }
}
