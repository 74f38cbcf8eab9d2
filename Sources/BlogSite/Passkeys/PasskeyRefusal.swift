internal import Blog
internal import HTTP
internal import WebAuthn

/// Why a passkey is not accepted.
enum PasskeyRefusal: Error, Hashable, CustomStringConvertible {
    /// No account has it, or another than the one in question.
    case unknown
    case failed(WebAuthnError)
    /// It is right, and its owner is kept out.
    case suspended
    /// It was registered before.
    case known
    case tooMany

    /// For the person who showed it.
    func words(_ settings: SiteSettings) -> String {
        switch self {
        case .unknown: "This passkey opens nothing here. It may have been removed from its account."
        case .failed(.challenge): "That took too long, or was sent twice. Try again."
        case .failed(.counter):
            "This passkey was used less often than it had been before, as only a copy would be. It is not accepted."
        case .failed(.userNotVerified):
            "The passkey did not check that it is you, by a PIN, a finger or a face. Set that up, or log in another way."
        case .failed: "The passkey was not accepted. Try again."
        case .suspended: "This account is suspended. Ask \(settings.operatorWords)."
        case .known: "This passkey was added before."
        case .tooMany: "There are as many passkeys as an account can have. Remove one first."
        }
    }

    var status: Status { self == .suspended ? .forbidden : .unprocessableContent }

    /// For the log.
    var description: String {
        switch self {
        case .unknown: "no such passkey, or another account's"
        case .failed(let error): error.description
        case .suspended: "the account is suspended"
        case .known: "the passkey was added before"
        case .tooMany: "too many passkeys"
        }
    }
}
