/// Who asks: a signed-in person, or a stranger.
package struct Viewer: Sendable {
    package let account: Account?
    /// The digest of the secret that this browser got with its first comment as a guest.
    package let guestKey: [UInt8]?

    package init(account: Account? = nil, guestKey: [UInt8]? = nil) {
        self.account = account
        self.guestKey = guestKey
    }

    package static let stranger = Viewer()
}
