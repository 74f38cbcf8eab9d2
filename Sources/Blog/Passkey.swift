/// A key with which a person logs in instead of a password, or after it: the half that the site keeps.
package struct Passkey: Hashable, Sendable {
    /// So many an account has at most.
    package static let limit = 20

    package let id: UInt64
    /// By this the authenticator knows it.
    package let credentialID: [UInt8]
    /// COSE algorithm (RFC 9053).
    package let algorithm: Int
    package let publicKey: [UInt8]
    /// How often it has signed; 0 for those that do not count.
    package let signCount: UInt32
    package let name: PasskeyName
    package let createdAt: Timestamp
    package let lastUsedAt: Timestamp?

    package init(
        id: UInt64, credentialID: [UInt8], algorithm: Int, publicKey: [UInt8], signCount: UInt32, name: PasskeyName,
        createdAt: Timestamp, lastUsedAt: Timestamp?
    ) {
        self.id = id
        self.credentialID = credentialID
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.signCount = signCount
        self.name = name
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}

/// What its owner calls a passkey.
package struct PasskeyName: Hashable, Sendable {
    /// In code points.
    package static let limit = 60

    package let text: String

    /// - Returns: `nil` for a text that is empty, too long, or more than one line.
    package init?(_ text: String) {
        let text = text.trimmed
        guard text.hasVisibleCharacter, text.isPlainLine, text.unicodeScalars.count <= Self.limit else { return nil }
        self.text = text
    }

    /// Takes back what was stored.
    package init(stored text: String) { self.text = text }
}
