internal import CSodium

/// Comparison of secrets: how long it takes tells nothing of where they differ.
package enum ConstantTime {
    /// Texts of different lengths differ, and that is told at once.
    package static func equal(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        let (a, b) = (Array(a), Array(b))
        return a.count == b.count && sodium_memcmp(a, b, a.count) == 0
    }
}
