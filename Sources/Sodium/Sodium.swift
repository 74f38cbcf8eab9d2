internal import CSodium

/// libsodium, initialised once for the process. Every use of the library goes through here.
enum Sodium {
    /// `true` when the library is ready (`sodium_init` may run in any thread, any number of times).
    static let isReady: Bool = sodium_init() >= 0

    static func requireReady() throws(SodiumError) {
        guard isReady else { throw SodiumError(description: "libsodium could not be initialised") }
    }
}

/// A fault of the machine that leaves no safe way on: no entropy, or no memory for a hash.
package struct SodiumError: Error, CustomStringConvertible {
    package let description: String
}
