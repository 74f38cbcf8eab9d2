/// What an authenticator says in every answer (section 6.1): 37 bytes, then the new key if there is one, then
/// extensions if there are any, and nothing more.
struct AuthenticatorData {
    /// A key that was made, with its id.
    struct AttestedCredential {
        let id: [UInt8]
        /// In COSE (RFC 9052, section 7), as far as its CBOR goes.
        let key: ArraySlice<UInt8>
    }

    private enum Flag {
        static let userPresent: UInt8 = 0x01
        static let userVerified: UInt8 = 0x04
        static let attestedCredential: UInt8 = 0x40
        static let extensions: UInt8 = 0x80
    }

    let bytes: [UInt8]
    /// SHA-256 of the domain that the key is bound to.
    let relyingPartyDigest: [UInt8]
    let signCount: UInt32
    let attestedCredential: AttestedCredential?
    private let flags: UInt8

    var isUserPresent: Bool { flags & Flag.userPresent != 0 }
    var isUserVerified: Bool { flags & Flag.userVerified != 0 }

    private static let lengthLimit = 8_192

    init(_ bytes: [UInt8]) throws(WebAuthnError) {
        guard bytes.count <= Self.lengthLimit, bytes.count >= 37 else { throw .malformed(.authenticatorData) }
        self.bytes = bytes
        relyingPartyDigest = Array(bytes[..<32])
        flags = bytes[32]
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        var rest = bytes[37...]
        if flags & Flag.attestedCredential != 0 {
            guard let credential = Self.attestedCredential(&rest) else { throw .malformed(.authenticatorData) }
            attestedCredential = credential
        } else {
            attestedCredential = nil
        }
        if flags & Flag.extensions != 0 {
            guard Self.map(&rest) != nil else { throw .malformed(.authenticatorData) }
        }
        guard rest.isEmpty else { throw .malformed(.authenticatorData) }
    }

    /// Section 6.5.1. The make of the authenticator (AAGUID), its first 16 bytes, means nothing here.
    private static func attestedCredential(_ rest: inout ArraySlice<UInt8>) -> AttestedCredential? {
        guard rest.count >= 18 else { return nil }
        let length = rest.dropFirst(16).prefix(2).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(18)
        // Shorter ones could be guessed (section 4, "Credential ID"), longer ones are not allowed (section 6.5.1).
        guard (16...1_023).contains(length), rest.count >= length else { return nil }
        let id = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        return map(&rest).map { AttestedCredential(id: id, key: $0) }
    }

    private static func map(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var scanner = CBORScanner(rest)
        guard scanner.pairs() != nil else { return nil }
        scanner = CBORScanner(rest)
        guard let item = scanner.item() else { return nil }
        rest = scanner.rest
        return item
    }
}
