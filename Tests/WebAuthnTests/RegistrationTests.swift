import TestAuthenticator
import Testing

@testable import WebAuthn

@Suite struct RegistrationTests {
    @Test(arguments: TestAuthenticator.Algorithm.allCases)
    func `a new key is read out of its registration`(algorithm: TestAuthenticator.Algorithm) throws {
        let ceremony = try Ceremony(algorithm)
        ceremony.authenticator.counter = 7
        let credential = try ceremony.register()
        #expect(credential.id == ceremony.authenticator.credentialID)
        #expect(credential.signCount == 7)
        #expect(credential.isUserVerified)
        #expect(credential.publicKey.count == credential.algorithm.keyLength)
        let expected: PasskeyAlgorithm =
            switch algorithm {
            case .es256: .es256
            case .edDSA: .edDSA
            case .rs256: .rs256
            }
        #expect(credential.algorithm == expected)
    }

    @Test func `a wrong challenge`() throws {
        let ceremony = try Ceremony()
        #expect(throws: WebAuthnError.challenge) { try ceremony.verify(ceremony.registration("AAAA")) }
    }

    @Test(arguments: ["https://blog.example.evil.example", "http://blog.example", "https://blog.example:8443", "null"])
    func `a wrong origin`(origin: String) throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.origin = origin
        #expect(throws: WebAuthnError.origin) { try ceremony.register() }
    }

    @Test func `a wrong relying party`() throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.relyingPartyID = "example"
        #expect(throws: WebAuthnError.relyingParty) { try ceremony.register() }
    }

    @Test func `an assertion is no registration`() throws {
        let ceremony = try Ceremony()
        let answer = try ceremony.registration()
        let client = ceremony.authenticator.clientData("webauthn.get", challenge: Ceremony.challenge)
        #expect(throws: WebAuthnError.type) {
            try ceremony.verify(
                RegistrationResponse(clientDataJSON: client, attestationObject: answer.attestationObject))
        }
    }

    @Test func `somebody has to be there, and who is asked only where it matters`() throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.isUserVerified = false
        #expect(try !ceremony.register().isUserVerified)
        #expect(throws: WebAuthnError.userNotVerified) { try ceremony.register(requiresUserVerification: true) }
        ceremony.authenticator.isUserPresent = false
        #expect(throws: WebAuthnError.userNotPresent) { try ceremony.register() }
    }

    @Test func `extensions may stand behind the key`() throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.extensions = CBOR.map([CBOR.text("credProtect"): CBOR.integer(2)])
        #expect(try ceremony.register().algorithm == .es256)
        ceremony.authenticator.extensions = CBOR.text("no map")
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) { try ceremony.register() }
    }

    @Test func `a statement of the maker is as good as none`() throws {
        let ceremony = try Ceremony()
        let data = ceremony.authenticator.authenticatorData(
            attested: ceremony.authenticator.attested(try ceremony.authenticator.publicKey()))
        let object = CBOR.map([
            CBOR.text("fmt"): CBOR.text("packed"),
            CBOR.text("attStmt"): CBOR.map([
                CBOR.text("alg"): CBOR.integer(-7), CBOR.text("sig"): CBOR.bytes([1, 2, 3]),
                CBOR.text("x5c"): CBOR.array([CBOR.bytes([4, 5]), CBOR.bytes([6])]),
            ]), CBOR.text("authData"): CBOR.bytes(data),
        ])
        #expect(try register(object, ceremony).id == ceremony.authenticator.credentialID)
    }

    @Test func `a key of another algorithm`() throws {
        let ceremony = try Ceremony()
        // ES384 (RFC 9053, section 2.1), which is not among those that are asked for.
        let key = CBOR.map([
            CBOR.integer(1): CBOR.integer(2), CBOR.integer(3): CBOR.integer(-35),
            CBOR.integer(-1): CBOR.integer(2), CBOR.integer(-2): CBOR.bytes([UInt8](repeating: 1, count: 48)),
            CBOR.integer(-3): CBOR.bytes([UInt8](repeating: 2, count: 48)),
        ])
        #expect(throws: WebAuthnError.algorithm) { try register(key: key, ceremony) }
    }

    @Test func `a point beside the curve`() throws {
        let ceremony = try Ceremony()
        let key = CBOR.map([
            CBOR.integer(1): CBOR.integer(2), CBOR.integer(3): CBOR.integer(-7),
            CBOR.integer(-1): CBOR.integer(1), CBOR.integer(-2): CBOR.bytes([UInt8](repeating: 1, count: 32)),
            CBOR.integer(-3): CBOR.bytes([UInt8](repeating: 2, count: 32)),
        ])
        #expect(throws: WebAuthnError.algorithm) { try register(key: key, ceremony) }
    }

    @Test(arguments: [0, 15, 1_024])
    func `an id of a length that none may have`(length: Int) throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.credentialID = [UInt8](repeating: 9, count: length)
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) { try ceremony.register() }
    }

    @Test func `no key at all`() throws {
        let ceremony = try Ceremony()
        let object = TestAuthenticator.attestationObject(ceremony.authenticator.authenticatorData())
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) { try register(object, ceremony) }
    }

    @Test func `something behind the end`() throws {
        let ceremony = try Ceremony()
        let object = try ceremony.registration().attestationObject
        #expect(throws: WebAuthnError.malformed(.attestationObject)) { try register(object + [0], ceremony) }
        let attested = ceremony.authenticator.attested(try ceremony.authenticator.publicKey())
        let data = ceremony.authenticator.authenticatorData(attested: attested) + [0]
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) {
            try register(TestAuthenticator.attestationObject(data), ceremony)
        }
    }

    private func register(key: [UInt8], _ ceremony: Ceremony) throws -> PasskeyCredential {
        let data = ceremony.authenticator.authenticatorData(attested: ceremony.authenticator.attested(key))
        return try register(TestAuthenticator.attestationObject(data), ceremony)
    }

    private func register(_ object: [UInt8], _ ceremony: Ceremony) throws -> PasskeyCredential {
        let client = ceremony.authenticator.clientData("webauthn.create", challenge: Ceremony.challenge)
        return try ceremony.verify(RegistrationResponse(clientDataJSON: client, attestationObject: object))
    }
}
