/// The signatures that are understood, by their numbers in COSE (RFC 9053, section 2, and RFC 8812, section 2).
package enum PasskeyAlgorithm: Int32, CaseIterable, Sendable {
    // The order is that in which a browser is asked for them.

    /// ECDSA on P-256 with SHA-256, which every authenticator has.
    case es256 = -7
    /// Ed25519.
    case edDSA = -8
    /// RSA with PKCS #1 v1.5 and SHA-256, for older ones of Windows.
    case rs256 = -257

    /// The length of a public key as ``PasskeyCredential`` keeps it.
    var keyLength: Int {
        switch self {
        case .es256: 64
        case .edDSA: 32
        case .rs256: 259
        }
    }
}
