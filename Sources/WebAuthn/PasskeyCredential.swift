/// What remains of a registration: what an assertion is checked with.
package struct PasskeyCredential: Hashable, Sendable {
    /// By the authenticator's choice, 16 to 1,023 bytes.
    package let id: [UInt8]
    package let algorithm: PasskeyAlgorithm
    /// In libfido2's form: x and y of the point for ES256, the point for EdDSA, modulus and exponent for RS256.
    package let publicKey: [UInt8]
    /// How often the authenticator had signed; 0 for those that do not count.
    package let signCount: UInt32
    /// The authenticator checked who used it, by a PIN or a finger, rather than that somebody was there.
    package let isUserVerified: Bool

    package init(
        id: [UInt8], algorithm: PasskeyAlgorithm, publicKey: [UInt8], signCount: UInt32, isUserVerified: Bool = false
    ) {
        self.id = id
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.signCount = signCount
        self.isUserVerified = isUserVerified
    }
}
