/// Which check of a registration or of an assertion failed (Web Authentication, level 2, sections 7.1 and 7.2).
package enum WebAuthnError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was sent cannot be read.
    case malformed(Part)
    /// An answer to the other of the two questions: a registration where an assertion is due, or the reverse.
    case type
    case challenge
    case origin
    /// A page of another origin held ours in a frame.
    case crossOrigin
    case tokenBinding
    /// The key was made for another site.
    case relyingParty
    case userNotPresent
    case userNotVerified
    /// None of ``PasskeyAlgorithm``, or no key of it.
    case algorithm
    case signature
    /// The authenticator has signed less often than it had before: there may be a copy of it.
    case counter(stored: UInt32, received: UInt32)

    /// What an authenticator's answer is made of.
    package enum Part: String, Sendable {
        case clientData = "client data"
        case attestationObject = "attestation object"
        case authenticatorData = "authenticator data"
        case signature
    }

    /// For a log: nothing of what was sent stands in it.
    package var description: String {
        switch self {
        case .malformed(let part): "the \(part.rawValue) cannot be read"
        case .type: "the answer is of the wrong type"
        case .challenge: "the challenge is wrong, too old or was answered before"
        case .origin: "the answer comes from another origin"
        case .crossOrigin: "the answer comes from a frame within a page of another origin"
        case .tokenBinding: "the answer is bound to another connection"
        case .relyingParty: "the key belongs to another site"
        case .userNotPresent: "nobody touched the authenticator"
        case .userNotVerified: "the authenticator did not check who used it"
        case .algorithm: "the key cannot be used"
        case .signature: "the signature is wrong"
        case .counter(let stored, let received): "the counter went from \(stored) to \(received)"
        }
    }
}
