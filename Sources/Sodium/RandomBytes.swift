internal import CSodium

/// What nobody can guess.
package enum RandomBytes {
    /// - Throws: when libsodium finds no source of random numbers.
    package static func make(_ count: Int) throws(SodiumError) -> [UInt8] {
        try Sodium.requireReady()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, bytes.count)
        return bytes
    }
}
