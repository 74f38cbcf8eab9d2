import TestAuthenticator
import Testing

@testable import WebAuthn

@Suite struct AssertionTests {
    @Test(arguments: TestAuthenticator.Algorithm.allCases)
    func `whoever has the key logs in`(algorithm: TestAuthenticator.Algorithm) throws {
        let ceremony = try Ceremony(algorithm)
        let credential = try ceremony.register()
        let verified = try ceremony.logIn(with: credential)
        #expect(verified == VerifiedAssertion(signCount: 1, isUserVerified: true))
    }

    @Test(arguments: TestAuthenticator.Algorithm.allCases)
    func `another key, or another text, is refused`(algorithm: TestAuthenticator.Algorithm) throws {
        let ceremony = try Ceremony(algorithm)
        let credential = try ceremony.register()
        let other = try Ceremony(algorithm)
        #expect(throws: WebAuthnError.signature) { try ceremony.verify(other.assertion(), by: credential) }
        let answer = try ceremony.assertion()
        #expect(throws: WebAuthnError.signature) {
            try ceremony.verify(
                AssertionResponse(
                    clientDataJSON: answer.clientDataJSON + [0x20], authenticatorData: answer.authenticatorData,
                    signature: answer.signature), by: credential)
        }
    }

    @Test func `a signature that says something else`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        let answer = try ceremony.assertion()
        var data = answer.authenticatorData
        data[36] &+= 1
        for signature in [answer.signature, [], [0x30, 0x00], Array(answer.signature.dropLast())] {
            #expect(throws: WebAuthnError.signature) {
                try ceremony.verify(
                    AssertionResponse(
                        clientDataJSON: answer.clientDataJSON, authenticatorData: data, signature: signature),
                    by: credential)
            }
        }
        let long = [UInt8](repeating: 1, count: 1_025)
        #expect(throws: WebAuthnError.malformed(.signature)) {
            try ceremony.verify(
                AssertionResponse(
                    clientDataJSON: answer.clientDataJSON, authenticatorData: answer.authenticatorData,
                    signature: long), by: credential)
        }
    }

    @Test func `a key of one algorithm is none of another`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        for algorithm in [PasskeyAlgorithm.edDSA, .rs256] {
            let confused = PasskeyCredential(
                id: credential.id, algorithm: algorithm, publicKey: credential.publicKey, signCount: 0)
            #expect(throws: WebAuthnError.algorithm) { try ceremony.logIn(with: confused) }
        }
    }

    @Test func `a wrong challenge`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        #expect(throws: WebAuthnError.challenge) {
            try ceremony.verify(ceremony.assertion("AAAA"), by: credential)
        }
    }

    @Test func `a wrong origin`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        ceremony.authenticator.origin = "https://blog.example.evil.example"
        #expect(throws: WebAuthnError.origin) { try ceremony.logIn(with: credential) }
    }

    @Test func `a page within another's frame`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        ceremony.authenticator.crossOrigin = "true"
        #expect(throws: WebAuthnError.crossOrigin) { try ceremony.logIn(with: credential) }
        // Some browsers do not say.
        ceremony.authenticator.crossOrigin = nil
        #expect(try ceremony.logIn(with: credential).isUserVerified)
    }

    @Test func `a wrong relying party`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        ceremony.authenticator.relyingPartyID = "evil.example"
        #expect(throws: WebAuthnError.relyingParty) { try ceremony.logIn(with: credential) }
    }

    @Test func `a registration is no assertion`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        let client = ceremony.authenticator.clientData("webauthn.create", challenge: Ceremony.challenge)
        #expect(throws: WebAuthnError.type) {
            try ceremony.verify(clientData: String(decoding: client, as: UTF8.self), by: credential)
        }
    }

    @Test func `somebody has to be there, and to be the owner where that is asked`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        ceremony.authenticator.isUserVerified = false
        #expect(throws: WebAuthnError.userNotVerified) { try ceremony.logIn(with: credential) }
        #expect(try !ceremony.logIn(with: credential, requiresUserVerification: false).isUserVerified)
        ceremony.authenticator.isUserPresent = false
        #expect(throws: WebAuthnError.userNotPresent) {
            try ceremony.logIn(with: credential, requiresUserVerification: false)
        }
    }

    @Test(arguments: [(5, 5), (5, 4), (5, 0), (UInt32.max, 1)] as [(UInt32, UInt32)])
    func `a rolled-back counter`(stored: UInt32, received: UInt32) throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        let later = PasskeyCredential(
            id: credential.id, algorithm: credential.algorithm, publicKey: credential.publicKey, signCount: stored)
        ceremony.authenticator.counter = received &- 1
        #expect(throws: WebAuthnError.counter(stored: stored, received: received)) {
            try ceremony.logIn(with: later)
        }
    }

    @Test func `an authenticator that does not count`() throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.counter = nil
        let credential = try ceremony.register()
        #expect(try ceremony.logIn(with: credential).signCount == 0)
    }

    @Test func `extensions may stand behind the data`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        ceremony.authenticator.extensions = CBOR.map([CBOR.text("example"): CBOR.array([CBOR.integer(2)])])
        #expect(try ceremony.logIn(with: credential).signCount == 1)
    }
}
