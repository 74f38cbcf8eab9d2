internal import Sodium

/// An authenticator in software with one key, and the browser before it. Everything that it sends can be chosen, so
/// that a test can lie in each place.
package final class TestAuthenticator {
    /// The names of COSE (RFC 9053).
    package enum Algorithm: CaseIterable, Sendable {
        case es256, edDSA, rs256
    }

    package var origin: String
    package var relyingPartyID: String
    package var crossOrigin: String? = "false"
    /// Further members of the client data, each with a comma before it.
    package var furtherClientData = ""
    package var isUserPresent = true
    package var isUserVerified = true
    /// How often it has signed; `nil` for one that does not count.
    package var counter: UInt32? = 0
    package var credentialID: [UInt8]
    /// What the browser keeps of whom the key belongs to.
    package var userHandle: [UInt8] = []
    /// Extensions (CBOR) that its data ends with.
    package var extensions: [UInt8]?
    private let key: SigningKey

    package init(_ algorithm: Algorithm = .es256, origin: String, relyingPartyID: String) throws {
        self.origin = origin
        self.relyingPartyID = relyingPartyID
        credentialID = (0..<32).map { _ in .random(in: 0...255) }
        key =
            switch algorithm {
            case .es256: try SigningKey(.es256)
            case .edDSA: try SigningKey(.edDSA)
            case .rs256: try SigningKey(.rs256)
            }
    }

    /// The public key in COSE.
    package func publicKey() throws -> [UInt8] { try key.publicKey() }

    package func clientData(_ type: String, challenge: String) -> [UInt8] {
        let crossOrigin = crossOrigin.map { #","crossOrigin":\#($0)"# } ?? ""
        return Array(
            #"{"type":"\#(type)","challenge":"\#(challenge)","origin":"\#(origin)"\#(crossOrigin)\#(furtherClientData)}"#
                .utf8)
    }

    /// Answers the request for a new key.
    package func register(_ challenge: String) throws -> (clientDataJSON: [UInt8], attestationObject: [UInt8]) {
        let data = authenticatorData(attested: attested(try publicKey()))
        return (clientData("webauthn.create", challenge: challenge), Self.attestationObject(data))
    }

    /// Proves that it has the key.
    package func assert(
        _ challenge: String
    ) throws -> (clientDataJSON: [UInt8], authenticatorData: [UInt8], signature: [UInt8]) {
        if let counter { self.counter = counter &+ 1 }
        let client = clientData("webauthn.get", challenge: challenge)
        let data = authenticatorData()
        return (client, data, try sign(data, client))
    }

    package func sign(_ data: [UInt8], _ clientData: [UInt8]) throws -> [UInt8] {
        try key.signature(of: data + Digest.sha256(clientData))
    }

    package func authenticatorData(attested: [UInt8]? = nil) -> [UInt8] {
        var flags: UInt8 = 0
        if isUserPresent { flags |= 0x01 }
        if isUserVerified { flags |= 0x04 }
        if attested != nil { flags |= 0x40 }
        if extensions != nil { flags |= 0x80 }
        let count = CBOR.bigEndian(UInt64(counter ?? 0), count: 4)
        return Digest.sha256(Array(relyingPartyID.utf8)) + [flags] + count + (attested ?? []) + (extensions ?? [])
    }

    /// A key and its id, behind the make of the authenticator, which is not told.
    package func attested(_ publicKey: [UInt8]) -> [UInt8] {
        [UInt8](repeating: 0, count: 16) + CBOR.bigEndian(UInt64(credentialID.count), count: 2) + credentialID
            + publicKey
    }

    package static func attestationObject(_ authenticatorData: [UInt8]) -> [UInt8] {
        CBOR.map([
            CBOR.text("fmt"): CBOR.text("none"), CBOR.text("attStmt"): CBOR.map([:]),
            CBOR.text("authData"): CBOR.bytes(authenticatorData),
        ])
    }
}
