internal import CSodium

/// The key of a site: 256 random bits in a file of its own, so that a copy of the database alone opens nothing that
/// was sealed with it.
package struct SecretKey: Sendable {
    private let token: Token

    /// - Throws: when libsodium finds no source of random numbers.
    package init() throws(SodiumError) { token = try Token() }

    /// Reads the 43 letters of base64url that ``text`` wrote; `nil` for anything else.
    package init?(_ text: String) {
        guard let token = Token(text) else { return nil }
        self.init(token)
    }

    /// - Parameter token: a secret that nobody else knows.
    package init(_ token: Token) { self.token = token }

    package var text: String { token.text }

    /// Another secret for one purpose, from which neither this key nor that of another purpose follows.
    package func derived(for purpose: String) -> Token { token.derived(for: purpose) }

    /// Encrypts (XChaCha20-Poly1305, with a fresh nonce before the text). Only ``open(_:for:)`` with the same purpose
    /// reads it: what was sealed for one row is of no use in another.
    package func seal(_ bytes: [UInt8], for purpose: String) throws(SodiumError) -> [UInt8] {
        try Sodium.requireReady()
        var nonce = [UInt8](repeating: 0, count: Self.nonceBytes)
        randombytes_buf(&nonce, nonce.count)
        var output = [UInt8](repeating: 0, count: bytes.count + Self.tagBytes)
        let context = Array(purpose.utf8)
        let key = derived(for: "seal").bytes
        guard
            crypto_aead_xchacha20poly1305_ietf_encrypt(
                &output, nil, bytes, UInt64(bytes.count), context, UInt64(context.count), nil, nonce, key) == 0
        else { throw SodiumError(description: "a text could not be encrypted") }
        return nonce + output
    }

    /// What was sealed for that purpose; `nil` when it was not, or was changed since.
    package func open(_ sealed: [UInt8], for purpose: String) -> [UInt8]? {
        guard Sodium.isReady, sealed.count >= Self.nonceBytes + Self.tagBytes else { return nil }
        let nonce = Array(sealed.prefix(Self.nonceBytes))
        let text = Array(sealed.dropFirst(Self.nonceBytes))
        var output = [UInt8](repeating: 0, count: text.count - Self.tagBytes)
        let context = Array(purpose.utf8)
        let key = derived(for: "seal").bytes
        guard
            crypto_aead_xchacha20poly1305_ietf_decrypt(
                &output, nil, nil, text, UInt64(text.count), context, UInt64(context.count), nonce, key) == 0
        else { return nil }
        return output
    }

    private static let nonceBytes = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let tagBytes = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
}
