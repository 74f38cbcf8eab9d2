internal import Sodium

/// What a browser holds to be known by: a secret for each account that was logged in there. An account gives it another
/// one at every log-in, so that whoever used the browser before holds nothing that is good for the account.
struct DeviceSecrets {
    /// As many accounts can know one browser.
    static let limit = 4

    /// The newest first.
    private(set) var tokens: [Token]

    /// - Parameter text: of the cookie.
    init(_ text: String?) {
        tokens = (text ?? "").split(separator: ".", maxSplits: Self.limit).prefix(Self.limit).compactMap {
            Token(String($0))
        }
    }

    /// Of the cookie.
    var text: String { tokens.map(\.text).joined(separator: ".") }

    var digests: [[UInt8]] { tokens.map(\.digest) }

    /// - Parameter digest: of the secret that is given up for the new one.
    mutating func add(_ token: Token, insteadOf digest: [UInt8]?) {
        tokens = Array(([token] + tokens.filter { $0.digest != digest }).prefix(Self.limit))
    }
}
