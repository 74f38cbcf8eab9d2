/// Base32 (RFC 4648, section 6) without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8], alphabet: [UInt8] = alphabet) -> String {
        var text: [UInt8] = []
        // Bits that are not written yet, at the low end.
        var pending: UInt16 = 0
        var count = 0
        for byte in bytes {
            pending = pending << 8 | UInt16(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(pending >> count & 31)])
            }
        }
        if count > 0 { text.append(alphabet[Int(pending << (5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
