/// What a browser answers when it is asked to prove that it has a key (section 5.2.2, "AuthenticatorAssertionResponse").
package struct AssertionResponse: Sendable {
    package let clientDataJSON: [UInt8]
    package let authenticatorData: [UInt8]
    package let signature: [UInt8]

    package init(clientDataJSON: [UInt8], authenticatorData: [UInt8], signature: [UInt8]) {
        self.clientDataJSON = clientDataJSON
        self.authenticatorData = authenticatorData
        self.signature = signature
    }
}

/// An assertion that passed every check.
package struct VerifiedAssertion: Hashable, Sendable {
    /// To be kept with the credential.
    package let signCount: UInt32
    package let isUserVerified: Bool
}

extension RelyingParty {
    /// Longer than any signature of ``PasskeyAlgorithm``.
    private static let signatureLimit = 1_024

    /// Verifies an assertion (section 7.2, from step 8 on). That the credential belongs to the user in question
    /// (steps 5 to 7) is for whoever keeps it.
    /// - Parameter isOurs: whether a challenge, in base64url, was given to this browser for this purpose.
    package func verify(
        _ response: AssertionResponse, by credential: PasskeyCredential, requiresUserVerification: Bool,
        challenge isOurs: (String) -> Bool
    ) throws(WebAuthnError) -> VerifiedAssertion {
        let clientData = try ClientData(json: response.clientDataJSON)
        try check(clientData, type: "webauthn.get", challenge: isOurs)
        let data = try AuthenticatorData(response.authenticatorData)
        guard data.attestedCredential == nil else { throw .malformed(.authenticatorData) }
        try check(data, requiresUserVerification: requiresUserVerification)
        guard response.signature.count <= Self.signatureLimit else { throw .malformed(.signature) }
        guard let key = PublicKey(credential.algorithm, credential.publicKey) else { throw .algorithm }
        // Steps 19 and 20.
        guard key.verifies(response, for: id) else { throw .signature }
        // Step 21: whoever counts goes up.
        guard data.signCount > credential.signCount || (data.signCount == 0 && credential.signCount == 0) else {
            throw .counter(stored: credential.signCount, received: data.signCount)
        }
        return VerifiedAssertion(signCount: data.signCount, isUserVerified: data.isUserVerified)
    }
}
