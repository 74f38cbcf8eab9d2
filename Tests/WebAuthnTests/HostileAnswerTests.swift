import TestAuthenticator
import Testing

@testable import WebAuthn

/// What somebody sends who is no browser.
@Suite struct HostileAnswerTests {
    /// Nine bytes that announce half a thousand million entries, for which libcbor would clear four thousand megabytes.
    @Test(arguments: [UInt8(4), 5])
    func `a length that nothing stands behind`(kind: UInt8) throws {
        let ceremony = try Ceremony()
        let huge = CBOR.head(kind, 1 << 29)
        let attested = ceremony.authenticator.attested(huge)
        let data = ceremony.authenticator.authenticatorData(attested: attested)
        let client = ceremony.authenticator.clientData("webauthn.create", challenge: Ceremony.challenge)
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) {
            try ceremony.verify(
                RegistrationResponse(
                    clientDataJSON: client, attestationObject: TestAuthenticator.attestationObject(data)))
        }
        let credential = try ceremony.register()
        ceremony.authenticator.extensions = CBOR.head(5, 1) + CBOR.text("a") + huge
        #expect(throws: WebAuthnError.malformed(.authenticatorData)) { try ceremony.logIn(with: credential) }
    }

    @Test(
        arguments: [
            // Lengths left open, a tag, a reserved number, an end without a start, and lengths beyond the end.
            [0x9F, 0x00, 0xFF], [0xBF, 0xFF], [0x5F, 0x41, 0x00, 0xFF], [0xC0, 0x00], [0x1C], [0xFF], [0x18],
            [0x42, 0x00],
            [0x82, 0x00], [0xA1, 0x00], [0x5B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0xBB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [],
        ] as [[UInt8]])
    func `CBOR that no authenticator writes`(bytes: [UInt8]) {
        var scanner = CBORScanner(bytes[...])
        #expect(scanner.item() == nil)
    }

    @Test func `nesting has an end`() {
        for (depth, isTaken) in [(5, true), (6, false), (100_000, false)] {
            let bytes = [UInt8](repeating: 0x81, count: depth) + [0x00]
            var scanner = CBORScanner(bytes[...])
            #expect((scanner.item() != nil) == isTaken, "\(depth)")
        }
    }

    @Test(
        arguments: [
            [0xA0], [0xA1, 0x63, 0x66, 0x6D, 0x74, 0x60], [0x80], [0x00], [],
        ] as [[UInt8]])
    func `no attestation object`(bytes: [UInt8]) {
        #expect(throws: WebAuthnError.malformed(.attestationObject)) { try AttestationObject(bytes) }
    }

    @Test func `a part that stands twice`() throws {
        let ceremony = try Ceremony()
        let data = CBOR.bytes(ceremony.authenticator.authenticatorData())
        let object = CBOR.map([
            CBOR.text("fmt"): CBOR.text("none"), CBOR.text("attStmt"): CBOR.map([:]), CBOR.text("authData"): data,
            CBOR.text("authData"): data,
        ])
        #expect(throws: WebAuthnError.malformed(.attestationObject)) { try AttestationObject(object) }
    }

    /// A failure names its number, with which the answer can be made again, but for the key.
    @Test(arguments: TestAuthenticator.Algorithm.allCases)
    func `thousands of mutated answers log nobody in`(algorithm: TestAuthenticator.Algorithm) throws {
        let ceremony = try Ceremony(algorithm)
        let credential = try ceremony.register()
        let registration = try ceremony.registration()
        let assertion = try ceremony.assertion()
        for number in 1...5_000 {
            var mutation = Mutation(seed: UInt64(number))
            let part = mutation.choose(3)
            let forged = AssertionResponse(
                clientDataJSON: part == 0 ? mutation.mutate(assertion.clientDataJSON) : assertion.clientDataJSON,
                authenticatorData: part == 1
                    ? mutation.mutate(assertion.authenticatorData) : assertion.authenticatorData,
                signature: part == 2 ? mutation.mutate(assertion.signature) : assertion.signature)
            #expect(throws: WebAuthnError.self, "\(number)") {
                try ceremony.verify(forged, by: credential)
            }
            // A changed key or id is another's, which is as good as any; a changed site or challenge is not.
            let object = mutation.mutate(registration.attestationObject)
            let other = RegistrationResponse(clientDataJSON: registration.clientDataJSON, attestationObject: object)
            if let registered = try? ceremony.verify(other) {
                #expect(registered.publicKey.count == registered.algorithm.keyLength, "\(number)")
                #expect(throws: WebAuthnError.self, "\(number)") {
                    try ceremony.site.verify(other) { _ in false }
                }
            }
        }
    }
}
