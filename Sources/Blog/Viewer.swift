/// Who asks: a signed-in person, or a stranger.
package struct Viewer: Sendable {
    package let account: Account?
    /// The digest of the secret that this browser got with its first comment as a guest.
    package let guestKey: [UInt8]?
    /// `false` when it is known that no comment of the viewer's waits, which spares the search for one.
    package let mayHaveCommentsWaiting: Bool

    package init(account: Account? = nil, guestKey: [UInt8]? = nil, mayHaveCommentsWaiting: Bool = true) {
        self.account = account
        self.guestKey = guestKey
        self.mayHaveCommentsWaiting = mayHaveCommentsWaiting
    }

    package static let stranger = Viewer()
}
