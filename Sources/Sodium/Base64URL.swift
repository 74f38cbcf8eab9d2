internal import CSodium

/// Base64 with the URL-safe alphabet and without padding (RFC 4648, section 5).
package enum Base64URL {
    /// The text for the bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        var output = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&output, output.count, bytes, bytes.count, variant)
        return String(decoding: output.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The bytes of a text; `nil` when it holds a letter of another alphabet, or padding.
    package static func decode(_ text: String) -> [UInt8]? {
        let characters = text.utf8.map(CChar.init(bitPattern:))
        var output = [UInt8](repeating: 0, count: characters.count)
        var length = 0
        guard
            sodium_base642bin(
                &output, output.count, characters, characters.count, nil, &length, nil,
                sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0
        else { return nil }
        return Array(output.prefix(length))
    }
}
