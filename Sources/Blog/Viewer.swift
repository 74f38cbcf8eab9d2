/// Who asks: a signed-in person, or a stranger.
package struct Viewer: Sendable {
    /// What is known of the session of a signed-in person.
    package struct Session: Sendable {
        package let id: UInt64
        /// When its owner last proved who they are.
        package let provenAt: Timestamp
        /// A second factor, or a passkey, was shown.
        package let isStrong: Bool
        /// The end in any case.
        package let expiresAt: Timestamp
        /// Seconds without use after which it ends.
        package let idleLimit: Int

        package init(id: UInt64, provenAt: Timestamp, isStrong: Bool, expiresAt: Timestamp, idleLimit: Int) {
            self.id = id
            self.provenAt = provenAt
            self.isStrong = isStrong
            self.expiresAt = expiresAt
            self.idleLimit = idleLimit
        }
    }

    package let account: Account?
    /// Present for whoever is signed in.
    package let session: Session?
    /// The account's role asks for a second factor, and this session showed none: it counts as a reader's.
    package var lacksSecondFactor: Bool { roleHeldBack != nil }
    /// The role that the account has once the session has shown a second factor.
    package private(set) var roleHeldBack: Role?
    /// The digest of the secret that this browser got with its first comment as a guest.
    package let guestKey: [UInt8]?
    /// `false` when it is known that no comment of the viewer's waits, which spares the search for one.
    package let mayHaveCommentsWaiting: Bool

    package init(
        account: Account? = nil, session: Session? = nil, guestKey: [UInt8]? = nil, mayHaveCommentsWaiting: Bool = true
    ) {
        self.account = account
        self.session = session
        self.guestKey = guestKey
        self.mayHaveCommentsWaiting = mayHaveCommentsWaiting
    }

    package static let stranger = Viewer()

    /// The same person with no more rights than the session has earned.
    /// - Parameter role: the least role that must show a second factor.
    package func held(toSecondFactorFrom role: Role?) -> Viewer {
        guard let role, let account, let session, account.role >= role, !session.isStrong else { return self }
        var held = Viewer(
            account: Account(id: account.id, name: account.name, displayName: account.displayName, role: .reader),
            session: session, guestKey: guestKey, mayHaveCommentsWaiting: mayHaveCommentsWaiting)
        held.roleHeldBack = account.role
        return held
    }
}
