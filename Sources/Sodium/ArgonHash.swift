/// An Argon2id hash taken apart: what it was made with, and what came of it.
///
/// The form is that of the reference implementation, `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`, with memory in KiB and
/// base64 without padding. libsodium computes with one lane and a salt of 16 bytes, so nothing else is taken.
struct ArgonHash {
    let cost: PasswordHash.Cost
    let salt: [UInt8]
    let hash: [UInt8]

    init?(_ encoded: String) {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
        let parameters = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard parameters.count == 3, let memory = Self.number(parameters[0], after: "m="), memory >= 8,
            let passes = Self.number(parameters[1], after: "t="), passes >= 1, parameters[2] == "p=1",
            let salt = Self.base64(parts[4]), salt.count == 16, let hash = Self.base64(parts[5]), hash.count >= 16
        else { return nil }
        cost = PasswordHash.Cost(passes: UInt64(passes), memoryBytes: Int(memory) * 1024)
        self.salt = salt
        self.hash = hash
    }

    private static func number(_ text: Substring, after name: String) -> UInt32? {
        guard text.hasPrefix(name) else { return nil }
        let digits = text.dropFirst(name.count)
        return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? UInt32(digits) : nil
    }

    /// The standard alphabet (RFC 4648, section 4).
    private static func base64(_ text: Substring) -> [UInt8]? {
        Base64URL.decode(String(text).replacing("+", with: "-").replacing("/", with: "_"))
    }
}
