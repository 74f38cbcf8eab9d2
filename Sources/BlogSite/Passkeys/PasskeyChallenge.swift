internal import Blog
internal import BlogStore
internal import Sodium

/// What an authenticator signs, so that its answer is good once, for one purpose, in one browser, and soon.
///
/// Nothing of it is kept until it is answered: it consists of 256 random bits, the moment of its end, and a code (a MAC
/// by the site's key) over both, over its purpose and over the secret of the browser that it was given to.
struct PasskeyChallenge {
    /// Seconds for which it can be answered.
    static let lifetime = 300

    /// As it travels, in base64url.
    let text: String
    let expires: Timestamp
    private let random: Token

    /// - Parameter browser: what only pages of this browser hold.
    init(for purpose: PasskeyPurpose, browser: String, key: SecretKey, now: Timestamp) throws {
        random = try Token()
        expires = now.advanced(bySeconds: Self.lifetime)
        let head = "\(random.text) \(expires.microseconds)"
        let code = Self.code(over: head, purpose, browser, key)
        text = Base64URL.encode(Array("\(head) \(code.text)".utf8))
    }

    /// - Returns: `nil` when it was not given to this browser for this purpose, or is too old.
    init?(_ text: String, for purpose: PasskeyPurpose, browser: String, key: SecretKey, now: Timestamp) {
        guard text.utf8.count <= 300, let bytes = Base64URL.decode(text),
            let parts = String(validating: bytes, as: UTF8.self)?.split(
                separator: " ", omittingEmptySubsequences: false),
            parts.count == 3, let random = Token(String(parts[0])), let end = Int64(parts[1]),
            let code = Token(String(parts[2])),
            code == Self.code(over: "\(parts[0]) \(parts[1])", purpose, browser, key)
        else { return nil }
        expires = Timestamp(microseconds: end)
        guard now < expires else { return nil }
        self.text = text
        self.random = random
    }

    /// For the store, which takes each once.
    var answered: PasskeyStore.Challenge { PasskeyStore.Challenge(digest: random.digest, expires: expires) }

    private static func code(
        over head: String, _ purpose: PasskeyPurpose, _ browser: String, _ key: SecretKey
    ) -> Token {
        key.derived(for: "passkey challenge").derived(for: "\(purpose.text) \(browser) \(head)")
    }
}
