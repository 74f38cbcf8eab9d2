internal import CSodium

/// A secret of 256 random bits. It travels in cookies, forms and links as 43 letters of base64url; at rest there is
/// only its ``digest``, so that whoever reads the database cannot use it.
package struct Token: Sendable, Equatable {
    /// Only this module sees them.
    let bytes: [UInt8]

    /// - Throws: when libsodium finds no source of random numbers.
    package init() throws(SodiumError) {
        bytes = try RandomBytes.make(32)
    }

    /// Reads what ``text`` wrote; `nil` for anything else.
    package init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package var text: String { Base64URL.encode(bytes) }

    /// SHA-256 of the secret. It needs no salt and no cost: 256 random bits cannot be guessed.
    package var digest: [UInt8] { Digest.sha256(bytes) }

    /// Another secret that follows from this one and a purpose, and from which neither this one nor that of another
    /// purpose follows (BLAKE2b with this one as its key).
    package func derived(for purpose: String) -> Token {
        var output = [UInt8](repeating: 0, count: 32)
        let message = Array(purpose.utf8)
        crypto_generichash(&output, output.count, message, UInt64(message.count), bytes, bytes.count)
        return Token(bytes: output)
    }

    /// Compares in constant time.
    package static func == (a: Token, b: Token) -> Bool {
        ConstantTime.equal(a.bytes, b.bytes)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }
}
