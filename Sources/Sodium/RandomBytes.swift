internal import CSodium

/// What nobody can guess.
package enum RandomBytes {
    /// - Throws: when libsodium finds no source of random numbers.
    package static func make(_ count: Int) throws(SodiumError) -> [UInt8] {
        guard Sodium.isReady else { throw SodiumError(description: "libsodium could not be initialised") }
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, bytes.count)
        return bytes
    }
}
