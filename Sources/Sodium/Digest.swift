internal import CSodium

/// SHA-256 (FIPS 180-4).
package enum Digest {
    /// 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256(&output, bytes, UInt64(bytes.count))
        return output
    }

    /// The digest of several texts in order. Each goes in behind its length, so that ("ab", "c") and ("a", "bc")
    /// differ.
    package static func sha256(of parts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part.utf8)
        }
        return sha256(bytes)
    }

    /// Two small letters or digits a byte.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
