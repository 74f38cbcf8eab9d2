internal import CSodium

/// Passwords as Argon2id hashes in the PHC string form, which carries its own salt and cost.
package struct PasswordHash: Sendable {
    /// What making or checking one hash takes.
    package struct Cost: Sendable, Equatable {
        /// Passes over the memory.
        package let passes: UInt64
        package let memoryBytes: Int

        package init(passes: UInt64, memoryBytes: Int) {
            self.passes = passes
            self.memoryBytes = memoryBytes
        }

        /// 19 MiB and two passes: the least that OWASP's password storage advice names for Argon2id.
        package static let standard = Cost(passes: 2, memoryBytes: 19 * 1024 * 1024)
        /// The least that libsodium takes: for tests, which hash often.
        package static let least = Cost(passes: 1, memoryBytes: 8192)
    }

    /// Longer ones are refused before they cost a hash.
    package static let passwordLimit = 4096

    package let encoded: String

    /// A hash as the database kept it; what is none matches no password.
    package init(encoded: String) { self.encoded = encoded }

    /// - Throws: when there is not as much memory as the cost says.
    package init(of password: String, cost: Cost) throws(SodiumError) {
        try Sodium.requireReady()
        let characters = password.utf8.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        guard
            crypto_pwhash_str_alg(
                &output, characters, UInt64(characters.count), cost.passes, cost.memoryBytes,
                crypto_pwhash_ALG_ARGON2ID13) == 0
        else { throw SodiumError(description: "not enough memory to hash a password") }
        encoded = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes as long as making the hash did.
    /// - Throws: when there is not as much memory as the hash was made with. libsodium's own check tells that as a wrong
    ///   password; here the hash is computed anew and compared.
    package func matches(_ password: String) throws(SodiumError) -> Bool {
        guard password.utf8.count <= Self.passwordLimit, let known = ArgonHash(encoded) else { return false }
        try Sodium.requireReady()
        let characters = password.utf8.map(CChar.init(bitPattern:))
        var output = [UInt8](repeating: 0, count: known.hash.count)
        guard
            crypto_pwhash(
                &output, UInt64(output.count), characters, UInt64(characters.count), known.salt, known.cost.passes,
                known.cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) == 0
        else { throw SodiumError(description: "not enough memory to check a password") }
        return sodium_memcmp(output, known.hash, output.count) == 0
    }

    /// The hash was made at another cost, so it ought to be made anew when the password is next at hand.
    package func needsRehash(at cost: Cost) -> Bool {
        crypto_pwhash_str_needs_rehash(encoded, cost.passes, cost.memoryBytes) != 0
    }
}
